"""A decision is taken back: its reports are open again, unless somebody has said it in another way since."""

import pytest

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, Report
from community.moderation.reports.closing import dismiss
from community.moderation.undo_decisions import undo_decisions
from community.notifications.models import Notification

GUEST = "ann.other@example.org"


@pytest.fixture
def undo(moderator):
    return lambda decision: undo_decisions([decision.pk], by=moderator)


def facts(report: Report) -> tuple:
    report.refresh_from_db()
    return report.is_open, report.closed_by, report.outcome, report.answer, report.decision


AS_IF_NEVER_DECIDED = (True, None, "", "", None)


@pytest.mark.parametrize(("act", "reason"), [(Act.REMOVE, "unkind"), (Act.SPAM, ""), (Act.KEEP, "")])
def test_nothing_of_the_decision_is_left_on_them(report, comment, other_member, moderator, undo, act, reason):
    made = report(comment, by=other_member)
    decision = decide(comment, act, by=moderator, reason=reason, note="Because.")
    before = facts(made)

    undo(decision)

    assert before[0] is False
    assert facts(made) == AS_IF_NEVER_DECIDED
    assert not Notification.objects.filter(recipient=other_member).exists()


def test_the_second_decision_is_told_as_the_only_one(report, comment, other_member, moderator, undo):
    made = report(comment, by=other_member)
    undo(decide(comment, Act.KEEP, by=moderator, note="Fair."))
    comment.refresh_from_db()

    decide(comment, Act.REMOVE, by=moderator, reason="unkind")

    assert facts(made)[2:4] == ("removed", "Unkind to a person")
    assert [row.subject for row in Notification.objects.filter(recipient=other_member)] == [made]


def test_what_was_dismissed_before_stays_dismissed(report, comment, other_member, established, moderator, undo):
    dismissed, made = report(comment, by=other_member), report(comment, by=established("Wren"))
    dismiss(dismissed, by=moderator)

    undo(decide(comment, Act.KEEP, by=moderator))

    assert (facts(dismissed)[2], facts(made)) == ("dismissed", AS_IF_NEVER_DECIDED)


def test_reports_of_another_comment_stay_closed(report, say, other_member, moderator, undo):
    one, other = say("one"), say("other")
    report(one, by=other_member)
    closed = report(other, by=other_member)
    decide(other, Act.KEEP, by=moderator)

    undo(decide(one, Act.KEEP, by=moderator))

    assert facts(closed)[2] == "kept"
    assert list(Report.objects.open().values_list("comment", flat=True)) == [one.pk]


@pytest.mark.parametrize(("since", "open_reasons"), [("worried", ["worried"]), ("illegal", ["unkind", "illegal"])])
def test_one_open_report_of_a_member_is_enough(report, comment, other_member, moderator, undo, since, open_reasons):
    """Something illegal is a matter beside it; worry is the member's word about the comment now."""
    report(comment, by=other_member, reason="unkind")
    decision = decide(comment, Act.KEEP, by=moderator)
    report(comment, by=other_member, reason=since, text="A copy.")

    undo(decision)

    assert [row.reason for row in Report.objects.open()] == open_reasons


def test_so_it_is_with_guests(report, comment, moderator, undo):
    report(comment, guest=GUEST, reason="unkind")
    other = report(comment, guest="someone.else@example.org", reason="unkind")
    decision = decide(comment, Act.KEEP, by=moderator)
    worry = report(comment, guest=GUEST, reason="worried")

    undo(decision)

    assert list(Report.objects.open()) == [other, worry]


def test_what_three_had_hidden_waits_again(report, comment, established, moderator, undo):
    for name in ("Wren", "Iris", "Ben"):
        report(comment, by=established(name))
    undo(decide(comment, Act.APPROVE, by=moderator))

    assert Comment.objects.get(pk=comment.pk).status == "held"
    assert Report.objects.open().count() == 3


def test_taken_back_it_is_no_memory_that_the_text_was_kept(report, comment, established, moderator, undo):
    report(comment, by=established("Wren"))
    undo(decide(comment, Act.KEEP, by=moderator))
    report(comment, by=established("Iris"))
    report(comment, by=established("Ben"))

    assert Comment.objects.get(pk=comment.pk).status == "held"


def test_the_answer_to_a_guest_has_gone_and_the_next_one_follows(report, comment, moderator, undo, mailoutbox):
    """An e-mail cannot be taken back: `docs/features/reports.md` says so."""
    report(comment, guest=GUEST)
    undo(decide(comment, Act.KEEP, by=moderator))
    comment.refresh_from_db()

    decide(comment, Act.REMOVE, by=moderator, reason="unkind")

    told = [email.body for email in mailoutbox if email.to == [GUEST]]
    assert ["left it as it is" in told[0], "removed it" in told[1], len(told)] == [True, True, 2]
