from .comment import Comment, CommentQuerySet
from .confirmation import Confirmation
from .conversation import Conversation
from .earlier_text import EarlierText
from .feature import Feature
from .helped import Helped
from .mute import Mute
from .saved_draft import SavedDraft
from .visit import Visit

__all__ = [
    "Comment",
    "CommentQuerySet",
    "Confirmation",
    "Conversation",
    "EarlierText",
    "Feature",
    "Helped",
    "Mute",
    "SavedDraft",
    "Visit",
]
