from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.figures.daily_figures import DAYS, Day, figures
from community.moderation.models import Act
from tests.factories import UserFactory

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def at(say, member):
    """at(moment, "words", …): a comment that was written then."""

    def at(moment: datetime, body: str, **more) -> Comment:
        with time_machine.travel(moment, tick=False):
            return say(body, **{"by": member, **more})

    return at


def numbers(name: str, now: datetime = NOON) -> dict[date, int]:
    with time_machine.travel(now, tick=False):
        return {day.day: getattr(day, name) for day in figures().days if getattr(day, name)}


def test_there_are_thirty_days_and_the_last_is_today(db):
    with time_machine.travel(NOON, tick=False):
        days = figures().days

    assert (len(days), days[0].day, days[-1].day) == (DAYS, date(2026, 4, 11), date(2026, 5, 10))


def test_comments_and_spam_by_the_day_they_were_written(at):
    at(NOON - 30 * DAY, "Too long ago.")
    at(NOON - 29 * DAY, "The first day.")
    at(NOON, "Today.")
    at(NOON, "Powder!", status="spam")
    at(NOON, "Held.", status="held")

    assert numbers("comments") == {date(2026, 4, 11): 1, date(2026, 5, 10): 1}
    assert numbers("spam") == {date(2026, 5, 10): 1}


def test_a_comment_waits_from_when_it_is_written_until_it_is_decided(at, moderator):
    held = at(NOON - 3 * DAY, "Held three days ago.", status="held")
    at(NOON - DAY, "Held since yesterday.", status="held")
    with time_machine.travel(NOON - DAY, tick=False):
        decide(held, Act.APPROVE, by=moderator)

    assert numbers("waiting") == {
        date(2026, 5, 7): 1,
        date(2026, 5, 8): 1,
        date(2026, 5, 9): 1,
        date(2026, 5, 10): 1,
    }
    assert numbers("median_wait") == {date(2026, 5, 9): 2 * DAY}


def test_new_members_by_the_day_they_joined(db):
    with time_machine.travel(NOON - DAY, tick=False):
        UserFactory()
        UserFactory()
        UserFactory(confirmed=False)

    assert numbers("members") == {date(2026, 5, 9): 2}


@pytest.mark.parametrize(("after", "answered"), [(DAY, 1), (DAY + timedelta(seconds=1), 0)])
def test_a_thread_is_answered_within_a_day_by_somebody_else(at, other_member, after, answered):
    thread = at(NOON - 5 * DAY, "How do you do it?")
    at(NOON - 5 * DAY + HOUR, "Anybody?", to=thread)
    at(NOON - 5 * DAY + after, "Badly.", to=thread, by=other_member)

    assert numbers("asked") == {date(2026, 5, 5): 1}
    assert sum(numbers("answered").values()) == answered


def test_decisions_by_person_and_by_hour_without_what_authors_do_themselves(at, member, moderator, administrator):
    for number, who in enumerate((moderator, moderator, administrator)):
        held = at(NOON - DAY, f"Held, number {number}.", status="held")
        with time_machine.travel(NOON - DAY + number * HOUR, tick=False):
            decide(held, Act.SPAM, by=who)

    with time_machine.travel(NOON, tick=False):
        found = figures()

    assert found.by_person == Counter({"Priya Raman": 2, "Tobias Wendt": 1})
    assert found.by_hour == Counter({12: 1, 13: 1, 14: 1})


@pytest.mark.parametrize("count", [1, 4])
def test_it_takes_as_many_queries_however_much_was_said(at, moderator, count, django_assert_num_queries):
    for number in range(count):
        decide(at(NOON, f"Held, number {number}.", status="held"), Act.APPROVE, by=moderator)

    with django_assert_num_queries(6):
        figures()


def test_of_a_day_without_decisions_there_is_no_median():
    assert Day(date(2026, 5, 10)).median_wait is None
