from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache

from community.comments.models import Comment
from community.moderation.ledger.ledger_months import ledger, shown
from community.moderation.models import Act, AppealAct, Decision
from community.moderation.templatetags.moderation_tags import duration

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)


@pytest.fixture
def decided(say, member, moderator):
    def decide(act: str, times: int = 1, *, at: datetime = MAY, reason: str = "", waited: timedelta | None = None):
        for _ in range(times):
            comment = say("words", by=member) if waited is None else say(f"words {waited}", by=member, status="held")
            if waited is not None:
                Comment.objects.filter(pk=comment.pk).update(submit_date=at - waited)
            Decision.objects.create(
                comment=comment,
                act=act,
                actor=moderator,
                reason=reason,
                status_before="published" if waited is None else "held",
                created_at=at,
            )

    return decide


@pytest.mark.parametrize(
    ("number", "says"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (120, "120")]
)
def test_small_numbers_are_not_told(number, says):
    assert shown(number) == says


def test_a_month_is_counted_by_act_and_reason(decided):
    decided(Act.APPROVE, 7)
    decided(Act.REMOVE, 5, reason="unkind")
    decided(Act.REMOVE, 2, reason="other")
    decided(AppealAct.APPEAL)

    [month] = ledger(NOW)

    assert month.first_day == date(2026, 5, 1)
    assert month.act_rows == [("approved", "7"), ("removed", "5 or more"), ("appeals", "fewer than 5")]
    assert month.reason_rows == [("Unkind to a person", "5"), ("Another reason", "fewer than 5")]


def test_what_authors_and_guests_do_is_not_counted(decided):
    for act in (Act.CONFIRM, Act.EDIT, Act.WITHDRAW):
        decided(act, 5)

    assert ledger(NOW) == []


@pytest.mark.parametrize(
    ("at", "is_shown"),
    [
        (datetime(2026, 6, 1, 12, tzinfo=UTC), False),
        (datetime(2026, 5, 31, 12, tzinfo=UTC), True),
        (datetime(2025, 6, 2, 12, tzinfo=UTC), True),
        (datetime(2025, 5, 30, 12, tzinfo=UTC), False),
    ],
)
def test_twelve_months_that_are_over(decided, at, is_shown):
    decided(Act.APPROVE, at=at)

    assert bool(ledger(NOW)) is is_shown


def test_the_newest_month_stands_first(decided):
    decided(Act.APPROVE)
    decided(Act.APPROVE, at=MAY - timedelta(days=30))

    assert [month.anchor for month in ledger(NOW)] == ["2026-05", "2026-04"]


@pytest.mark.parametrize(("count", "says"), [(4, None), (5, timedelta(hours=3))])
def test_the_median_wait_is_of_five_comments_at_least(decided, count, says):
    for hours in (1, 2, 3, 4, 500)[:count]:
        decided(Act.APPROVE, waited=timedelta(hours=hours))

    assert ledger(NOW)[0].median_wait == says


def test_it_is_looked_up_once_and_costs_two_queries(decided, django_assert_num_queries):
    decided(Act.APPROVE, 3)
    cache.clear()

    with django_assert_num_queries(2):
        ledger(NOW)
    with django_assert_num_queries(0):
        ledger(NOW)


@pytest.mark.parametrize(
    ("time", "says"),
    [
        (timedelta(0), "1 minute"),
        (timedelta(minutes=12, seconds=1), "13 minutes"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(minutes=60), "1 hour"),
        (timedelta(hours=2, minutes=1), "3 hours"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(hours=48), "2 days"),
        (timedelta(days=3, minutes=1), "4 days"),
    ],
)
def test_a_duration_in_words(time, says):
    assert duration(time) == says
