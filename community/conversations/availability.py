"""Whether somebody can write in a conversation now. The page, the form and the guest's link all ask `why_closed`."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from community.comments.models import Conversation
from community.comments.target_rules import is_for_members
from community.comments.targets import Target

from .reader import Reader

CLOSED = "This conversation is closed."
PAUSED = "This conversation is paused for now."
STAYS = "What was said stays here to read."
FOR_MEMBERS = "Here only members write. Everybody can read."
NOT_PUBLIC = "This page isn’t public right now, so nobody can write here."
MEMBERS_ONLY = "This page is for members now: only they read and write here."


def why_closed(
    conversation: Conversation | None, target: Target, reader: Reader, *, now: datetime | None = None
) -> str | None:
    """The sentence to show to a reader who cannot write about this target now; None when they can.

    `conversation` is None before the first comment.
    """
    if not target.accepts_comments():
        return f"{CLOSED} {STAYS}"
    if reader.member is None and not target.may_be_read_by(AnonymousUser()):
        return MEMBERS_ONLY if getattr(target, "is_published", True) else NOT_PUBLIC
    if conversation is None:
        return FOR_MEMBERS if reader.member is None and is_for_members(None, target) else None
    if conversation.state == Conversation.State.CLOSED:
        return f"{CLOSED} {conversation.note or STAYS}"
    if conversation.state == Conversation.State.PAUSED:
        return f"{PAUSED} {conversation.note or STAYS}"
    if has_aged(conversation, target, now or timezone.now()):
        days = conversation.closes_after
        return f"This conversation closed by itself after {days} day{'' if days == 1 else 's'}. {STAYS}"
    if reader.member is None and is_for_members(conversation, target):
        return FOR_MEMBERS
    return None


def has_aged(conversation: Conversation, target: Target, now: datetime) -> bool:
    """Whether it has closed by itself, `closes_after` days after readers first saw the target."""
    if not (conversation.closes_after and target.appeared_at):
        return False
    return now >= target.appeared_at + timedelta(days=conversation.closes_after)
