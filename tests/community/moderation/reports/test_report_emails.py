"""Who is written to about a report, how often, and that no e-mail has a word of it."""

import pytest

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, HelpLine, HelpOffer, Report, ReportOutcome, ReportSettings
from community.moderation.reports.closing import decide_on_illegal, dismiss
from community.moderation.reports.report_emails import address_of, send_answers, send_help
from community.moderation.reports.reporting import Reporter, report_comment, report_illegal

GUEST = "ann.other@example.org"
HOSTILE = "Visit http://spam.example\r\nBcc: all@example.org <script>alert(1)</script>"


def unconfirmed(comment: Comment, **more: str) -> Report:
    known = {"reason": "unkind", "text": HOSTILE, **more}
    by = Reporter(email=GUEST)
    return report_comment(comment, known["reason"], known["text"], by=by, has_read=fingerprint(comment.comment))


def test_an_address_that_nobody_confirmed_gets_one_link_and_nothing_somebody_typed(comment, member, mailoutbox):
    unconfirmed(comment)

    [email] = mailoutbox
    assert (email.to, email.subject) == ([GUEST], "One link to send your report")
    assert email.body.count("/comments/report/confirm/") == 1
    assert "The link works for 3 days." in email.body
    everything = f"{email.body}{email.alternatives}{email.extra_headers}"
    assert not [words for words in ("spam.example", "Bcc", comment.comment, member.display_name) if words in everything]


def test_a_member_gets_none_for_reporting(report, comment, other_member, mailoutbox):
    report(comment, by=other_member, text=HOSTILE)

    assert mailoutbox == []


@pytest.mark.parametrize(("email", "written"), [(GUEST, [[GUEST]]), ("", [])])
def test_the_number_goes_where_there_is_an_address(db, mailoutbox, email, written):
    made = report_illegal("/articles/", HOSTILE, by=Reporter(email=email))

    assert [sent.to for sent in mailoutbox] == written
    assert [made.reference in sent.subject for sent in mailoutbox] == [True] * len(written)
    assert not [sent for sent in mailoutbox if "spam.example" in sent.body]


def test_a_member_gets_their_number_at_the_address_of_the_account(other_member, mailoutbox):
    made = report_illegal("/articles/", "A copy.", by=Reporter(member=other_member))

    assert [(sent.to, sent.subject) for sent in mailoutbox] == [
        ([other_member.email], f"We have your report: {made.reference}")
    ]


def test_who_has_left_is_not_written_to(other_member):
    made = Report(reporter=other_member)
    before = address_of(made)
    other_member.is_active = False

    assert (before, address_of(made), address_of(Report())) == (other_member.email, "", "")


def test_with_nobody_to_tell_nothing_is_sent(mailoutbox):
    send_answers([Report(), Report()])

    assert mailoutbox == []


def test_a_guest_is_told_once_what_came_of_it(report, comment, moderator, administrator, mailoutbox):
    made = report(comment, guest=GUEST)
    decide(comment, Act.KEEP, by=moderator)
    decide(comment, Act.REMOVE, by=administrator, reason="unkind")

    made.refresh_from_db()
    assert (made.outcome, [sent.to for sent in mailoutbox if sent.to == [GUEST]]) == ("kept", [[GUEST]])


def test_a_dismissed_guest_hears_that_nothing_was_done(report, comment, moderator, mailoutbox):
    dismiss(report(comment, guest=GUEST, text=HOSTILE), by=moderator)

    [email] = mailoutbox
    assert "A moderator read your report and did nothing about the comment." in email.body
    assert "spam.example" not in email.body


def test_who_never_confirmed_hears_nothing(comment, moderator, mailoutbox):
    unconfirmed(comment)
    mailoutbox.clear()

    decide(comment, Act.REMOVE, by=moderator, reason="unkind")

    assert [sent for sent in mailoutbox if sent.to == [GUEST]] == []


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (ReportOutcome.REMOVED, "We have removed what you reported."),
        (ReportOutcome.KEPT, "We have left what you reported where it is."),
        (ReportOutcome.GONE, "What you reported was gone before we decided."),
    ],
)
def test_the_statement_says_which_it_was(db, moderator, mailoutbox, outcome, words):
    made = report_illegal("/articles/", HOSTILE, by=Reporter(email=GUEST))
    mailoutbox.clear()

    decide_on_illegal(made, outcome, "For these reasons.", by=moderator)

    [email] = mailoutbox
    assert words in email.body
    assert f"/moderation/reports/number/?number={made.reference}" in email.body
    assert "spam.example" not in email.body
    assert moderator.display_name not in email.body


def test_without_an_address_the_statement_is_with_the_number_only(db, moderator, mailoutbox):
    made = report_illegal("/articles/", "A copy.", by=Reporter())

    decide_on_illegal(made, ReportOutcome.KEPT, "For these reasons.", by=moderator)

    assert (mailoutbox, Report.objects.get().answer) == ([], "For these reasons.")


def test_any_number_of_guests_is_told_in_one_go(report, comment, moderator, mailoutbox):
    guests = [f"guest{number}@example.org" for number in range(3)]
    for guest in guests:
        report(comment, guest=guest)

    decide(comment, Act.KEEP, by=moderator)

    assert sorted(sent.to[0] for sent in mailoutbox if sent.to[0] in guests) == guests
    assert {len(sent.to) for sent in mailoutbox} == {1}


def test_a_guest_gets_the_help_lines_in_their_order(say, moderator, mailoutbox):
    settings = ReportSettings.load()
    settings.save()
    for order, name in ((2, "Second"), (1, "First")):
        HelpLine.objects.create(settings=settings, sort_order=order, country="Here", name=name, phone="116 123")
    offer = HelpOffer.objects.create(comment=say("words"), words="How are you?", by=moderator)

    send_help(offer)

    [email] = mailoutbox
    assert email.to == ["ann@example.org"]
    assert email.body.index("Here: First, 116 123") < email.body.index("Here: Second, 116 123")
    assert moderator.display_name not in email.body
