from datetime import date, timedelta

import pytest
from django.utils import timezone

from community.comments.models import Comment
from community.spam.models import Judgement
from community.spam.report.unread_spam import SpamWeek, spam_weeks
from community.spam.verdicts import Evidence, Gate, Verdict

pytestmark = pytest.mark.django_db

REJECTED = Verdict.on([Evidence("honeypot", 20.0)])
HELD = Verdict.on([], [Gate("newcomer")])


@pytest.fixture
def spam(say):
    def spam(verdict: Verdict, *, days_ago: int = 0, status: str = "spam") -> Comment:
        # The same words at once would be a double click.
        comment = say(f"spam number {Comment.objects.count()}", status=status)
        Judgement.objects.record(comment, verdict)
        at = timezone.now() - timedelta(days=days_ago)
        Comment.objects.filter(pk=comment.pk).update(submit_date=at)
        return comment

    return spam


def this_monday() -> date:
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def test_what_the_filter_rejected_was_read_by_nobody(spam) -> None:
    spam(REJECTED)
    spam(REJECTED)
    spam(HELD)

    [week] = spam_weeks()

    assert week == SpamWeek(this_monday(), rejected=2, read=1)
    assert week.share == pytest.approx(2 / 3)


def test_what_was_brought_back_and_what_is_older_than_spam_is_kept_is_left_out(spam) -> None:
    spam(REJECTED, status="published")
    spam(REJECTED, days_ago=31)

    assert spam_weeks() == []


def test_the_latest_verdict_counts(spam) -> None:
    comment = spam(REJECTED)
    Judgement.objects.record(comment, HELD)

    assert [(week.rejected, week.read) for week in spam_weeks()] == [(0, 1)]


def test_weeks_are_in_order_and_one_query_finds_them(spam, django_assert_num_queries) -> None:
    for days in (0, 7, 14):
        spam(REJECTED, days_ago=days)

    with django_assert_num_queries(1):
        weeks = spam_weeks()

    assert [week.first_day for week in weeks] == [this_monday() - timedelta(weeks=ago) for ago in (2, 1, 0)]
