"""Tables of a conversation: comments with what belongs to each, drafts, and what members do to them (mutes, visits).

Not here: verdicts of the filter (`community.spam`), decisions (`community.moderation`), who follows (`notifications`).
"""

from .comment import Comment, CommentQuerySet
from .confirmation import Confirmation
from .conversation import Conversation
from .earlier_text import EarlierText
from .feature import Feature
from .mute import Mute
from .policy import PolicySavedMeanwhile, PolicyVersion
from .question import Question
from .reaction import Reaction
from .saved_draft import SavedDraft
from .visit import Visit

__all__ = [
    "Comment",
    "CommentQuerySet",
    "Confirmation",
    "Conversation",
    "EarlierText",
    "Feature",
    "Question",
    "Reaction",
    "Mute",
    "PolicySavedMeanwhile",
    "PolicyVersion",
    "SavedDraft",
    "Visit",
]
