"""Lock or slow a conversation, and open it again. Each is a row of the log, beside the comment because of which."""

from dataclasses import dataclass

from django.db import transaction

from community.comments.models import Comment, Conversation
from community.members.models import User
from community.moderation.models import Act, Decision

State = Conversation.State


@dataclass(frozen=True)
class Pace:
    #: In the form.
    value: str
    label: str
    act: Act
    state: str = State.OPEN
    slow_minutes: int = 0


# Ten minutes are time for a second thought; an hour, and a day, let others have a word between two of one person.
PACES = (
    Pace("open", "Open: everybody writes as usual", Act.REOPEN),
    Pace("slow-10", "Slow: one comment in ten minutes from each", Act.SLOW, slow_minutes=10),
    Pace("slow-60", "Slow: one comment an hour from each", Act.SLOW, slow_minutes=60),
    Pace("slow-1440", "Slow: one comment a day from each", Act.SLOW, slow_minutes=1440),
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
    wanted = (conversation.state, conversation.slow_minutes if conversation.state == State.OPEN else 0)
    return next((pace for pace in PACES if (pace.state, pace.slow_minutes) == wanted), None)


def set_pace(comment: Comment, pace: Pace, *, by: User, note: str) -> Decision:
    """`note`: for readers while it is locked, and for the log. Raises `PaceUnchanged`."""
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        shown = note if pace.state != State.OPEN else ""
        if pace_of(conversation) == pace and conversation.note == shown:
            raise PaceUnchanged
        Conversation.objects.renew_cache_version(
            conversation.pk, state=pace.state, slow_minutes=pace.slow_minutes, note=shown
        )
        return Decision.objects.record(comment, pace.act, actor=by, before=comment.status, note=note)
