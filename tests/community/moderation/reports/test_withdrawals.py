"""Comments that are withdrawn take their reports along, one at a time and all at once."""

import pytest

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.comments.states import withdraw_all
from community.moderation.models import Report
from community.moderation.reports.closing import close_withdrawn
from community.moderation.reports.reporting import Reporter, report_comment
from community.moderation.reports.withdrawals import many_withdrawn
from community.notifications.models import Notification


@pytest.fixture
def two(say, member) -> list[Comment]:
    return [say("one", by=member), say("two", by=member)]


def outcomes() -> dict[str, str]:
    return {row.comment.comment: row.outcome for row in Report.objects.select_related("comment")}


def test_all_at_once_each_is_closed_and_its_reporter_hears_of_it(report, two, other_member):
    for comment in two:
        report(comment, by=other_member)

    many_withdrawn([comment.pk for comment in two])

    assert outcomes() == {"one": "gone", "two": "gone"}
    assert Notification.objects.filter(recipient=other_member, kind="reported").count() == 2


def test_what_was_not_withdrawn_stays_open(report, two, other_member):
    for comment in two:
        report(comment, by=other_member)

    many_withdrawn([two[0].pk])

    assert outcomes() == {"one": "gone", "two": ""}


def test_nobody_closed_it(report, two, other_member):
    made = report(two[0], by=other_member)

    close_withdrawn(two[0])

    made.refresh_from_db()
    assert (made.closed_by, made.answer, made.decision, made.is_open) == (None, "", None, False)


def test_a_worry_is_over_and_nothing_is_quiet_any_more(report, two, other_member):
    report(two[0], by=other_member, reason="worried")
    before = Comment.objects.get(pk=two[0].pk).is_kept_quiet

    close_withdrawn(two[0])

    assert (before, Comment.objects.get(pk=two[0].pk).is_kept_quiet) == (True, False)
    assert outcomes() == {"one": "gone"}


def test_something_illegal_still_gets_its_decision(report, two, other_member):
    made = report(two[0], by=other_member, reason="illegal", text="A copy.")

    close_withdrawn(two[0])

    assert list(Report.objects.open()) == [made]


def test_what_a_guest_has_yet_to_confirm_is_deleted(two):
    by = Reporter(email="jo@example.org")
    report_comment(two[0], "unkind", "", by=by, has_read=fingerprint(two[0].comment))
    report_comment(two[1], "unkind", "", by=by, has_read=fingerprint(two[1].comment))

    close_withdrawn(two[0])

    assert [row.comment for row in Report.objects.all()] == [two[1]]


def test_an_outcome_of_before_stays(report, two, other_member):
    report(two[0], by=other_member)
    Report.objects.update(outcome="kept", closed_at=two[0].submit_date)

    close_withdrawn(two[0])

    assert outcomes() == {"one": "kept"}


def test_a_conversation_that_is_withdrawn_tells_of_it(report, two, other_member):
    report(two[0], by=other_member)

    withdraw_all(two[0].conversation, Comment.objects.filter(pk__in=[comment.pk for comment in two]))

    assert outcomes() == {"one": "gone"}
