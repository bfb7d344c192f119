from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.moderation.care.hours import Hours, distressing_in_a_row, hours_of, time_spent
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision, Report

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("minutes", "spent"), [([], 0), ([0], 1), ([0, 10], 11), ([0, 11], 2), ([0, 5, 10, 60], 12), ([0, 0, 0], 1)]
)
def test_who_does_nothing_for_more_than_ten_minutes_is_away(minutes, spent):
    assert time_spent([NOON + number * MINUTE for number in minutes]) == spent * MINUTE


def test_today_and_seven_days_of_ones_own(say, member, moderator, administrator):
    comment = say("Words.", by=member)
    for days, hours in ((7, 0), (6, 0), (1, 0), (0, 0), (0, 1)):
        at = NOON - timedelta(days=days) + timedelta(hours=hours)
        Decision.objects.record(comment, Act.KEEP, actor=moderator, before="published", at=at)
        Decision.objects.record(comment, Act.KEEP, actor=administrator, before="published", at=at + MINUTE)

    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        assert hours_of(moderator) == Hours(today=2 * MINUTE, week=4 * MINUTE)


def see_to(say, moderator, *, at: datetime, reason: str = "worried") -> None:
    with time_machine.travel(at, tick=False):
        Report.objects.create(
            comment=say(f"Tired at {at}."),
            reason=reason,
            confirmed_at=at,
            closed_at=at,
            closed_by=moderator,
            outcome="helped",
        )


def test_hard_cases_in_a_row_are_counted_until_something_else_is_decided(say, member, moderator):
    for minute, reason in enumerate(("worried", "illegal", "worried")):
        see_to(say, moderator, at=NOON + minute * MINUTE, reason=reason)
    see_to(say, moderator, at=NOON + 3 * MINUTE, reason="unkind")

    with time_machine.travel(NOON + 5 * MINUTE, tick=False):
        assert distressing_in_a_row(moderator) == 3
        decide(say("A joke.", by=member, status="held"), Act.APPROVE, by=moderator)
        assert distressing_in_a_row(moderator) == 0


@pytest.mark.parametrize(("after", "count"), [(59 * MINUTE, 1), (61 * MINUTE, 0)])
def test_after_an_hour_they_count_no_more(say, moderator, after, count):
    see_to(say, moderator, at=NOON)

    with time_machine.travel(NOON + after, tick=False):
        assert distressing_in_a_row(moderator) == count
