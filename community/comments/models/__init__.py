from .comment import Comment, CommentQuerySet
from .confirmation import Confirmation
from .conversation import Conversation

__all__ = ["Comment", "CommentQuerySet", "Confirmation", "Conversation"]
