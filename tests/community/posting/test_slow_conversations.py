"""In a conversation that was slowed down each person writes once in so many minutes."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.moderation.pace.pacing import pace_named, set_pace
from community.posting import journey
from community.posting.refusals import slowed_sentence
from community.posting.slow_conversations import SlowedDown, pace_note, refuse_if_too_fast, time_in_words

from .conftest import TEXT, sign_in

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def slow(say, moderator, thing):
    """Since an hour, once in ten minutes."""
    with time_machine.travel(NOON - timedelta(hours=1), tick=False):
        first = say("The first.")
        set_pace(first, pace_named("slow-10"), by=moderator, note="Slowly.")
    return thing


def draft(thing, **who) -> Draft:
    return Draft(target=thing, body="Another word.", **who)


def guest(email: str, ip: str = "192.0.2.1") -> dict[str, str]:
    return {"guest_name": "Ann", "guest_email": email, "ip_address": ip}


@pytest.mark.parametrize(
    ("after", "minutes"),
    [(SECOND, 10), (timedelta(minutes=9, seconds=59), 1), (timedelta(minutes=10), None), (timedelta(hours=2), None)],
)
def test_the_next_one_waits_until_the_minutes_are_over(slow, say, member, after, minutes):
    with time_machine.travel(NOON, tick=False):
        say("Mine.", by=member)
    with time_machine.travel(NOON + after, tick=False):
        if minutes is None:
            refuse_if_too_fast(draft(slow, member=member))
        else:
            with pytest.raises(SlowedDown) as refusal:
                refuse_if_too_fast(draft(slow, member=member))
            assert (refusal.value.minutes, refusal.value.every) == (minutes, 10)


def test_others_write_meanwhile_and_so_does_a_moderator(slow, say, member, other_member, moderator):
    say("Mine.", by=member)
    say("Mine as well.", by=moderator)

    refuse_if_too_fast(draft(slow, member=other_member))
    refuse_if_too_fast(draft(slow, member=moderator))


def test_an_alias_is_no_second_person(slow, say, member):
    Comment.objects.filter(pk=say("Mine.", by=member).pk).update(alias="Amber Fox")

    with pytest.raises(SlowedDown):
        refuse_if_too_fast(draft(slow, member=member))


def test_a_guest_is_known_by_the_address_in_any_case_of_letters(slow, say):
    say("Mine.")

    with pytest.raises(SlowedDown):
        refuse_if_too_fast(draft(slow, **guest("ANN@example.org")))
    refuse_if_too_fast(draft(slow, **guest("bob@example.org")))


def test_and_by_where_they_write_from(slow):
    journey.post(draft(slow, **guest("ann@example.org")))

    with pytest.raises(SlowedDown):
        refuse_if_too_fast(draft(slow, **guest("bob@example.org")))
    refuse_if_too_fast(draft(slow, **guest("bob@example.org", ip="192.0.2.99")))


def test_nothing_is_saved_and_elsewhere_nothing_waits(slow, say, member, article):
    say("Mine.", by=member)
    before = Comment.objects.count()

    with pytest.raises(SlowedDown):
        journey.post(draft(slow, member=member))

    assert Comment.objects.count() == before
    refuse_if_too_fast(draft(article, member=member))


def test_open_again_nobody_waits(slow, say, member):
    say("Mine.", by=member)
    Conversation.objects.update(slow_minutes=0)

    refuse_if_too_fast(draft(slow, member=member))


def test_the_sentence_says_how_often_and_when():
    assert slowed_sentence(SlowedDown(7, 10)) == (
        "A moderator has slowed this conversation down: one comment in 10 minutes from each of us. Your text is still "
        "here: please post it again in 7 minutes."
    )


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "a minute"), (59, "59 minutes"), (60, "an hour"), (119, "119 minutes"), (121, "3 hours"), (1440, "a day")],
)
def test_times_in_words(minutes, words):
    assert time_in_words(minutes) == words


def test_the_page_keeps_the_text_and_says_when(address, filled, say, member, moderator):
    first = say("The first.")
    set_pace(first, pace_named("slow-60"), by=moderator, note="Slowly.")
    say("Mine.", by=member)
    client = sign_in(member)

    answer = client.post(address, filled(client, body=TEXT))

    assert (answer.status_code, TEXT in answer.text) == (429, True)
    assert "one comment in an hour from each of us" in answer.text
    assert 0 < int(answer["Retry-After"]) <= 3600


RULE = "This conversation is slow for now: one comment in 10 minutes from each."


def test_the_form_says_it_beforehand(slow, say, member, address):
    with time_machine.travel(NOON, tick=False):
        say("Mine.", by=member)
    with time_machine.travel(NOON + timedelta(minutes=3), tick=False):
        page = sign_in(member).get(address).text

    assert f"{RULE} You can write again in 7 minutes." in page


def test_who_has_not_written_for_long_enough_reads_the_rule_alone(slow, member):
    conversation = Conversation.objects.find(slow)

    assert pace_note(conversation, member) == RULE
    assert pace_note(conversation, None) == RULE


def test_moderators_and_open_conversations_are_told_nothing(slow, moderator, member):
    conversation = Conversation.objects.find(slow)

    assert pace_note(conversation, moderator) == ""
    assert pace_note(None, member) == ""
    Conversation.objects.update(slow_minutes=0)
    assert pace_note(Conversation.objects.find(slow), member) == ""


def test_a_guest_is_known_by_the_address_that_was_confirmed_here(slow):
    with time_machine.travel(NOON, tick=False):
        journey.post(draft(slow, **guest("ann@example.org")))
        conversation = Conversation.objects.find(slow)

        assert pace_note(conversation, None, guest_email="ANN@example.org") == (
            f"{RULE} You can write again in 10 minutes."
        )
        assert pace_note(conversation, None, guest_email="bea@example.org") == RULE
