import pytest

from community.comments.states import withdraw_all
from community.moderation.decisions import decide
from community.moderation.models import Act, Report, ReportOutcome
from community.moderation.reports.closing import (
    AlreadyClosed,
    close_withdrawn,
    decide_on_illegal,
    dismiss,
)
from community.notifications.models import Notification, QueuedEmail
from community.posting import journey

GUEST = "ann.other@example.org"


def outcomes() -> list[tuple[str, str]]:
    return list(Report.objects.values_list("outcome", "answer"))


@pytest.mark.parametrize(
    ("act", "reason", "note", "outcome", "answer"),
    [
        (Act.REMOVE, "unkind", "Between us: enough.", "removed", "Unkind to a person"),
        (Act.SPAM, "", "", "removed", ""),
        (Act.KEEP, "", "It is blunt, and fair.", "kept", "It is blunt, and fair."),
    ],
)
def test_a_decision_closes_the_complaints_and_says_what_came_of_them(
    report, comment, other_member, moderator, act, reason, note, outcome, answer
):
    made = report(comment, by=other_member)

    decision = decide(comment, act, by=moderator, reason=reason, note=note)

    made.refresh_from_db()
    assert (made.outcome, made.answer, made.closed_by, made.decision) == (outcome, answer, moderator, decision)
    assert not made.is_open


def test_what_was_decided_before_it_was_reported_closes_nothing(report, say, other_member, moderator):
    comment = say("words", status="held")
    decide(comment, Act.APPROVE, by=moderator)

    assert report(comment, by=other_member).is_open


def test_every_reporter_hears_of_it_and_nobody_else(report, comment, member, other_member, established, moderator):
    mine = report(comment, by=other_member)
    wrens = report(comment, by=(wren := established("Wren")))

    decide(comment, Act.REMOVE, by=moderator, reason="unkind")

    told = Notification.objects.filter(kind="reported").order_by("pk")
    assert [(row.recipient, row.subject) for row in told] == [(other_member, mine), (wren, wrens)]
    assert [row.kind for row in Notification.objects.filter(recipient=member)] == ["removed"]


def test_a_guest_hears_of_it_by_e_mail_without_a_word_of_the_comment(report, comment, moderator, queued, mailoutbox):
    report(comment, guest=GUEST, text="He mocks her.")

    decide(comment, Act.REMOVE, by=moderator, reason="unkind")

    [queued_email] = QueuedEmail.objects.filter(recipient=GUEST)
    assert queued_email.kind == "decision"


@pytest.fixture
def answer_to_guest(report, comment, moderator, mailoutbox):
    def answer_to_guest(act: Act, **more: str) -> str:
        report(comment, guest=GUEST, text="He mocks her.")
        decide(comment, act, by=moderator, **more)
        [email] = [email for email in mailoutbox if email.to == [GUEST]]
        return str(email.body)

    return answer_to_guest


def test_the_e_mail_says_that_it_was_removed_by_which_rule_and_quotes_nothing(answer_to_guest, comment):
    text = answer_to_guest(Act.REMOVE, reason="unkind", note="Between us: enough.")

    assert "A moderator read the comment and removed it. The reason: Unkind to a person." in text
    assert not [words for words in ("He mocks her", comment.comment, "Between us") if words in text]


def test_the_e_mail_says_that_it_was_left_and_why(answer_to_guest):
    text = answer_to_guest(Act.KEEP, note="It is blunt, and fair.")

    assert "A moderator read the comment and left it as it is." in text
    assert "The moderator wrote: It is blunt, and fair." in text


def test_dismissing_one_leaves_the_others_open(report, comment, other_member, established, moderator):
    first, second = report(comment, by=other_member), report(comment, by=established("Wren"))

    dismiss(first, by=moderator)

    assert (first.outcome, list(Report.objects.open())) == ("dismissed", [second])
    assert [row.recipient for row in Notification.objects.filter(kind="reported")] == [other_member]


def test_the_second_moderator_who_dismisses_it_is_told_of_the_first(
    report, comment, other_member, moderator, administrator
):
    made = report(comment, by=other_member)
    in_the_other_tab = Report.objects.get(pk=made.pk)
    dismiss(made, by=moderator)

    with pytest.raises(AlreadyClosed) as raised:
        dismiss(in_the_other_tab, by=administrator)

    assert (raised.value.report.closed_by, Notification.objects.filter(kind="reported").count()) == (moderator, 1)


def test_what_its_writer_takes_back_need_not_be_read(report, comment, member, other_member):
    report(comment, by=other_member)

    journey.withdraw(comment, by=member)

    assert outcomes() == [("gone", "")]


def test_also_when_all_is_withdrawn_at_once(report, comment, other_member):
    report(comment, by=other_member)
    comment.refresh_from_db()

    withdraw_all(comment.conversation, type(comment).objects.filter(pk=comment.pk))

    assert outcomes() == [("gone", "")]


def test_with_nothing_open_nothing_is_closed(comment, other_member):
    close_withdrawn(comment)

    assert outcomes() == []


def test_the_statement_of_reasons_goes_to_whoever_left_an_address(report, comment, other_member, moderator, mailoutbox):
    made = report(comment, by=other_member, reason="illegal", text="A copy of my book.")
    mailoutbox.clear()

    decide_on_illegal(made, ReportOutcome.KEPT, "It quotes two lines, which the law allows.", by=moderator)

    [email] = mailoutbox
    assert email.to == [other_member.email]
    assert email.subject == f"Decided: your report {made.reference}"
    assert "We have left what you reported where it is." in email.body
    assert "It quotes two lines, which the law allows." in email.body
    assert "A copy of my book" not in email.body
    assert Notification.objects.get(recipient=other_member).subject == made


def test_it_is_decided_once(report, comment, other_member, moderator, administrator):
    made = report(comment, by=other_member, reason="illegal", text="A copy.")
    decide_on_illegal(made, ReportOutcome.KEPT, "Allowed.", by=moderator)

    with pytest.raises(AlreadyClosed):
        decide_on_illegal(made, ReportOutcome.REMOVED, "Forbidden.", by=administrator)

    assert outcomes() == [("kept", "Allowed.")]
