import pytest
from allauth.account.models import EmailAddress

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, Report
from community.moderation.reports.closing import close_reports
from community.moderation.reports.reporting import (
    AlreadyReported,
    NotShown,
    OwnComment,
    ReadAnotherText,
    Reporter,
    confirm_report,
    report_comment,
    report_illegal,
)

GUEST = "ann.other@example.org"


def rows() -> list[tuple[object, ...]]:
    return [(row.reporter, row.email, row.reason, row.text, row.is_open) for row in Report.objects.all()]


def test_a_members_report_counts_at_once(report, comment, other_member):
    made = report(comment, by=other_member, reason="unkind", text="  Mocks her.\r\nTwice.\0 ")

    assert rows() == [(other_member, "", "unkind", "Mocks her.\nTwice.", True)]
    assert made.confirmed_at is not None
    assert made.text_fingerprint == fingerprint(comment.comment)
    assert list(Report.objects.open()) == [made]


def test_only_established_members_are_of_standing(report, comment, other_member, established, moderator):
    newcomer = report(comment, by=other_member)
    wren = report(comment, by=established("Wren"))
    guest = report(comment, guest=GUEST)

    assert [row.is_of_standing for row in (newcomer, wren, guest)] == [False, True, False]


def test_the_address_is_stored_as_a_keyed_hash_only(report, comment, other_member):
    made = report(comment, by=other_member)

    assert len(made.ip_hash) == 64
    assert "192.0.2.7" not in str(Report.objects.values().get())


@pytest.mark.parametrize("status", ["held", "spam", "removed", "withdrawn"])
def test_what_nobody_can_read_cannot_be_reported(report, say, other_member, status):
    with pytest.raises(NotShown):
        report(say("words", status=status), by=other_member)

    assert not Report.objects.exists()


def test_nobody_reports_their_own_comment(report, comment, member):
    with pytest.raises(OwnComment):
        report(comment, by=member)


def test_nor_what_they_wrote_without_their_name(report, comment, member):
    Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")

    with pytest.raises(OwnComment):
        report(comment, by=member)


def test_nor_what_they_wrote_as_a_guest_with_an_address_they_confirmed(report, say, other_member):
    comment = say("by a guest")  # ann@example.org
    EmailAddress.objects.create(user=other_member, email="Ann@example.org", verified=True)

    with pytest.raises(OwnComment):
        report(comment, by=other_member)


def test_an_address_that_a_member_has_not_confirmed_says_nothing(report, say, other_member):
    EmailAddress.objects.create(user=other_member, email="ann@example.org", verified=False)

    assert report(say("by a guest"), by=other_member).is_open


def test_nor_a_guest_with_the_same_confirmed_address(report, say):
    with pytest.raises(OwnComment):
        report(say("by a guest"), guest="ANN@example.org")


def test_the_words_must_be_those_that_were_read(comment, other_member):
    Comment.objects.filter(pk=comment.pk).update(comment="Other words.")

    with pytest.raises(ReadAnotherText):
        report_comment(comment, "unkind", "", by=Reporter(member=other_member), has_read=fingerprint("Sounds to me."))

    assert not Report.objects.exists()


def test_another_reason_replaces_the_open_report(report, comment, other_member):
    first = report(comment, by=other_member, reason="unkind")

    second = report(comment, by=other_member, reason="advertising", text="Two sites.")

    assert second.pk == first.pk
    assert rows() == [(other_member, "", "advertising", "Two sites.", True)]


def test_the_same_again_is_told_of_the_first(report, comment, other_member):
    first = report(comment, by=other_member, reason="unkind", text="Mocks her.")

    with pytest.raises(AlreadyReported) as raised:
        report(comment, by=other_member, reason="unkind", text="Mocks her.")

    assert raised.value.report == first


@pytest.mark.parametrize("second", ["unkind", "advertising"])
def test_after_a_decision_there_is_no_second_complaint(report, comment, other_member, moderator, second):
    report(comment, by=other_member, reason="unkind")
    decide(comment, Act.KEEP, by=moderator)

    with pytest.raises(AlreadyReported) as raised:
        report(comment, by=other_member, reason=second)

    assert raised.value.report.outcome == "kept"


@pytest.mark.parametrize("second", ["worried", "illegal"])
def test_but_worry_and_law_are_other_matters(report, comment, other_member, moderator, second):
    report(comment, by=other_member, reason="unkind")
    decide(comment, Act.KEEP, by=moderator)

    report(comment, by=other_member, reason=second)

    assert [row[2] for row in rows()] == ["unkind", second]


def test_something_illegal_stands_beside_another_open_report_of_the_same_person(report, comment, other_member):
    report(comment, by=other_member, reason="unkind")
    first = report(comment, by=other_member, reason="illegal", text="A copy.")

    with pytest.raises(AlreadyReported) as raised:
        report(comment, by=other_member, reason="illegal", text="Still a copy.")

    assert raised.value.report == first
    assert [row[2] for row in rows()] == ["unkind", "illegal"]


def test_two_members_have_a_report_each(report, comment, other_member, established):
    report(comment, by=other_member)
    report(comment, by=established("Wren"))

    assert len(rows()) == 2


def unconfirmed(comment: Comment, email: str = GUEST, reason: str = "unkind") -> Report:
    return report_comment(comment, reason, "", by=Reporter(email=email), has_read=fingerprint(comment.comment))


def test_a_guests_report_counts_when_it_is_confirmed(comment):
    made = unconfirmed(comment)
    before = list(Report.objects.open())

    confirm_report(made)

    assert (before, list(Report.objects.open())) == ([], [made])


def test_confirming_twice_is_confirming_once(comment):
    made = unconfirmed(comment)
    at = confirm_report(made).confirmed_at

    assert confirm_report(made).confirmed_at == at


def test_who_types_somebodys_address_learns_nothing_of_their_reports_and_replaces_none(report, comment):
    first = report(comment, guest=GUEST, reason="unkind")

    second = unconfirmed(comment, reason="advertising")

    assert second.pk != first.pk
    assert list(Report.objects.open()) == [first]


def test_the_confirmed_one_replaces_an_earlier_one_of_the_same_guest(report, comment):
    report(comment, guest=GUEST, reason="unkind")
    second = unconfirmed(comment, reason="advertising")

    confirm_report(second)

    assert list(Report.objects.all()) == [second]


def test_the_writer_who_types_their_own_address_is_told_when_they_confirm(say):
    made = unconfirmed(say("by a guest"), email="ann@example.org")

    with pytest.raises(OwnComment):
        confirm_report(made)

    assert list(Report.objects.open()) == []


def test_what_was_removed_meanwhile_is_not_confirmed(comment, moderator):
    made = unconfirmed(comment)
    decide(comment, Act.REMOVE, by=moderator, reason="unkind")

    with pytest.raises(NotShown):
        confirm_report(made)


def test_a_guest_who_was_answered_is_told_so_when_they_confirm_another(report, comment, moderator):
    first = report(comment, guest=GUEST)
    decide(comment, Act.KEEP, by=moderator)

    with pytest.raises(AlreadyReported) as raised:
        confirm_report(unconfirmed(comment))

    assert raised.value.report == first


def test_the_word_of_a_report_is_stored_beside_the_comment_and_changes_nothing_of_it(report, comment, other_member):
    before = Comment.objects.values().get(pk=comment.pk)

    report(comment, by=other_member, text="<script>alert(1)</script> \u202e buy viagra http://spam.example")

    assert Comment.objects.values().get(pk=comment.pk) == before


def test_something_illegal_counts_at_once_for_everybody_and_has_a_number(comment, member):
    made = [
        unconfirmed(comment, reason="illegal"),
        unconfirmed(comment, email="", reason="illegal"),
        report_illegal("/articles/", "A copy.", by=Reporter()),
        report_illegal("/articles/", "A copy.", by=Reporter(member=member)),
    ]

    assert list(Report.objects.open().illegal()) == made
    assert len({row.reference for row in made}) == 4
    assert all(row.due_at for row in made)


def test_closing_is_for_those_who_complained_only(report, comment, other_member, established, moderator):
    report(comment, by=other_member, reason="worried")
    report(comment, by=established("Wren"), reason="illegal", text="A copy.")
    decision = decide(comment, Act.REMOVE, by=moderator, reason="unkind")

    assert close_reports([decision]) == 0
    assert [row[4] for row in rows()] == [True, True]
