from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from community.comments.models import Conversation
from community.conversations.availability import MEMBERS_ONLY, NOT_PUBLIC, why_closed
from community.conversations.reader import Reader
from community.members.models import User

APPEARED = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
MEMBER = Reader(member=User(pk=1))
STRANGER = Reader()
STAYS = "What was said stays here to read."


def target(
    *, accepts: bool = True, appeared_at: datetime | None = APPEARED, for_members: bool = False, **more: bool
) -> SimpleNamespace:
    return SimpleNamespace(
        **more,
        accepts_comments=lambda: accepts,
        appeared_at=appeared_at,
        may_be_read_by=lambda user: user.is_authenticated or not for_members,
    )


def why(conversation: Conversation | None, reader: Reader = MEMBER, *, days_later: float = 0, **about) -> str | None:
    return why_closed(conversation, target(**about), reader, now=APPEARED + timedelta(days=days_later))


def test_an_open_conversation_and_one_not_begun_are_open_to_all():
    assert [why(each, reader) for each in (None, Conversation()) for reader in (MEMBER, STRANGER)] == [None] * 4


@pytest.mark.parametrize(
    ("conversation", "sentence"),
    [
        (Conversation(state="closed"), f"This conversation is closed. {STAYS}"),
        (Conversation(state="closed", note="It went in circles."), "This conversation is closed. It went in circles."),
        (Conversation(state="paused"), f"This conversation is paused for now. {STAYS}"),
        (Conversation(state="paused", note="Back on Monday."), "This conversation is paused for now. Back on Monday."),
    ],
)
def test_closed_and_paused_say_why_to_everybody(conversation, sentence):
    assert why(conversation) == why(conversation, STRANGER) == sentence


def test_a_target_that_takes_no_comments_closes_also_what_has_not_begun():
    assert why(None, accepts=False) == f"This conversation is closed. {STAYS}"


@pytest.mark.parametrize("conversation", [None, Conversation()])
def test_where_only_members_read_only_members_write(conversation):
    assert why(conversation, MEMBER, for_members=True) is None
    assert why(conversation, STRANGER, for_members=True) == MEMBERS_ONLY


@pytest.mark.parametrize("conversation", [None, Conversation()])
def test_what_waits_for_a_moderator_is_not_said_to_be_for_members(conversation):
    assert why(conversation, MEMBER, for_members=True, is_published=False) is None
    assert why(conversation, STRANGER, for_members=True, is_published=False) == NOT_PUBLIC
    assert why(conversation, STRANGER, for_members=True, is_published=True) == MEMBERS_ONLY


@pytest.mark.parametrize("days_later", [30, 31, 4000])
def test_it_closes_by_itself_when_its_days_are_over(days_later):
    sentence = f"This conversation closed by itself after 30 days. {STAYS}"
    assert why(Conversation(closes_after=30), days_later=days_later) == sentence


@pytest.mark.parametrize("days_later", [-3, 0, 29.99])
def test_it_is_open_until_then(days_later):
    assert why(Conversation(closes_after=30), days_later=days_later) is None


def test_it_never_closes_by_itself_unless_told_or_when_its_target_has_no_date():
    assert why(Conversation(), days_later=4000) is None
    assert why(Conversation(closes_after=1), appeared_at=None) is None


def test_one_day_is_a_day():
    assert why(Conversation(closes_after=1), days_later=1) == f"This conversation closed by itself after 1 day. {STAYS}"


def test_where_only_members_write_a_stranger_is_told():
    conversation = Conversation(is_for_members=True)

    assert why(conversation) is None
    assert why(conversation, STRANGER) == "Here only members write. Everybody can read."
