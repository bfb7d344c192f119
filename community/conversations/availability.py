"""Whether somebody can write in a conversation now. The page, the form and the guest's link all ask `why_closed`."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from community.comments.comment_queries import current_standing
from community.comments.models import Conversation
from community.comments.policy.policy_of_target import policy_of
from community.comments.policy.policy_values import Policy, State, Writers
from community.comments.target_rules import is_for_members
from community.comments.targets import Target
from community.members.standing import Standing

from .reader import Reader

CLOSED = "This conversation is closed."
PAUSED = "This conversation is paused for now."
READ_ONLY = "Nobody writes here for now."
STAYS = "What was said stays here to read."
HIDDEN = "The conversation here isn’t shown for now."
FOR_MEMBERS = "Here only members write. Everybody can read."
SEEN_BY_MEMBERS = "Only members read and write here."
FOR_ESTABLISHED = "Here members write of whom something has been published elsewhere on this site. Everybody can read."
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
    policy = policy_of(conversation, target)
    if why := _why_nobody_writes(conversation, policy):
        return why
    if has_aged(policy, target, now or timezone.now()):
        days = policy.closes_after.value
        return f"This conversation closed by itself after {days} day{'' if days == 1 else 's'}. {STAYS}"
    if reader.member is None and is_for_members(conversation, target):
        return FOR_MEMBERS if may_see(policy, reader) else SEEN_BY_MEMBERS
    is_new = policy.writers.value == Writers.ESTABLISHED and current_standing(reader.member) == Standing.NEW
    return FOR_ESTABLISHED if is_new else None


def _why_nobody_writes(conversation: Conversation | None, policy: Policy) -> str | None:
    if policy.state.value == State.HIDDEN:
        return HIDDEN
    note = conversation.note if conversation else ""
    if conversation and conversation.state == Conversation.State.CLOSED:
        return f"{CLOSED} {note or STAYS}"
    if conversation and conversation.state == Conversation.State.PAUSED:
        return f"{PAUSED} {note or STAYS}"
    return f"{READ_ONLY} {STAYS}" if policy.state.value == State.READ_ONLY else None


def may_see(policy: Policy, reader: Reader) -> bool:
    """Whether this reader may see what was said, if they may read the page."""
    if policy.state.value == State.MEMBERS:
        return reader.member is not None
    return policy.state.value != State.HIDDEN or reader.moderates


def has_aged(policy: Policy, target: Target, now: datetime) -> bool:
    """Whether it has closed by itself, so many days after readers first saw the target."""
    if not (policy.closes_after.value and target.appeared_at):
        return False
    return now >= target.appeared_at + timedelta(days=policy.closes_after.value)
