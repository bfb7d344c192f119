"""What holds in a conversation because its settings say so, or because its target does (`Target`, optional methods)."""

from .models import Conversation
from .targets import Target


def is_for_members(conversation: Conversation | None, target: Target) -> bool:
    """Whether guests may not write."""
    return bool(conversation and conversation.is_for_members) or target_says(target, "is_for_members")


def is_read_first(conversation: Conversation | None, target: Target) -> bool:
    """Whether a moderator reads every comment before it appears."""
    return bool(conversation and conversation.is_read_first) or target_says(target, "is_read_first")


def allows_anonymity(conversation: Conversation | None, target: Target) -> bool:
    """Whether members may write without their name."""
    return bool(conversation and conversation.allows_anonymity) or target_says(target, "allows_anonymity")


def is_sensitive(conversation: Conversation | None, target: Target) -> bool:
    """Whether nothing of it is shown where somebody may look over a shoulder: in digests. Always so where people may
    write without their name."""
    return allows_anonymity(conversation, target) or target_says(target, "is_sensitive")


def target_says(target: Target, rule: str) -> bool:
    asked = getattr(target, rule, None)
    return asked is not None and bool(asked())
