"""Lock or slow a conversation, move it to members only, and open it again. Each is a row of the log, beside the comment
because of which."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from community.comments.models import Comment, Conversation, PolicyVersion
from community.comments.policy.policy_values import NOTHING, PolicyValues
from community.comments.policy.policy_values import State as PolicyState
from community.members.models import User
from community.moderation.models import Act, Decision
from community.moderation.policy.setting_policy import set_policy

State = Conversation.State


@dataclass(frozen=True)
class Pace:
    #: In the form.
    value: str
    label: str
    act: Act
    state: str = State.OPEN
    slow_minutes: int = 0
    #: By the policy of the page.
    is_for_members: bool = False


# Ten minutes are time for a second thought; an hour, and a day, let others have a word between two of one person.
PACES = (
    Pace("open", "Open: everybody writes as usual", Act.REOPEN),
    Pace("slow-10", "Slow: one comment in ten minutes from each", Act.SLOW, slow_minutes=10),
    Pace("slow-60", "Slow: one comment an hour from each", Act.SLOW, slow_minutes=60),
    Pace("slow-1440", "Slow: one comment a day from each", Act.SLOW, slow_minutes=1440),
    Pace("members", "Members only: others neither read nor write here", Act.MEMBERS, is_for_members=True),
    Pace("paused", "Locked for now: nobody writes until it’s opened again", Act.LOCK, state=State.PAUSED),
    Pace("closed", "Locked for good: what was said stays to read", Act.LOCK, state=State.CLOSED),
)


class PaceUnchanged(Exception):
    def __init__(self) -> None:
        super().__init__("Nothing was changed: it’s so already.")


def pace_named(value: str) -> Pace:
    return next(pace for pace in PACES if pace.value == value)


def pace_of(conversation: Conversation) -> Pace | None:
    """None for a number of minutes that no choice has."""
    if conversation.state == State.OPEN and policy_at(conversation.target).state == PolicyState.MEMBERS:
        return pace_named("members")
    wanted = (conversation.state, conversation.slow_minutes if conversation.state == State.OPEN else 0)
    return next((pace for pace in PACES if (pace.state, pace.slow_minutes) == wanted and not pace.is_for_members), None)


def policy_at(target: Any) -> PolicyValues:
    """What was set for this page itself."""
    current = PolicyVersion.objects.current_for(target) if target else None
    return current.values if current else NOTHING


def set_pace(comment: Comment, pace: Pace, *, by: User, note: str) -> Decision:
    """`note`: for readers while it is locked, and for the log. Raises `PaceUnchanged`."""
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        shown = note if pace.state != State.OPEN else ""
        if pace_of(conversation) == pace and conversation.note == shown:
            raise PaceUnchanged
        show_to_members_alone(conversation.target, pace.is_for_members, by=by, note=note)
        Conversation.objects.renew_cache_version(
            conversation.pk, state=pace.state, slow_minutes=pace.slow_minutes, note=shown
        )
        return Decision.objects.record(comment, pace.act, actor=by, before=comment.status, note=note)


def show_to_members_alone(target: Any, is_for_members: bool, *, by: User, note: str) -> None:
    """Or to everybody again, if it was for members by this page's own policy."""
    values = policy_at(target)
    if target is None or is_for_members == (values.state == PolicyState.MEMBERS):
        return
    state = PolicyState.MEMBERS if is_for_members else ""
    current = PolicyVersion.objects.current_for(target)
    set_policy(target, values._replace(state=state), after=current.pk if current else 0, by=by, note=note)
