import pytest

from community.comments.models import Comment
from community.comments.states import change_status
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision, Report
from community.moderation.reports.hiding import hidden_by_reports, hide_if_enough
from community.notifications.models import Notification

NAMES = ("Wren", "Iris", "Ben", "Maya", "Noor", "Theo")


@pytest.fixture
def people(established):
    return [established(name) for name in NAMES]


def status_of(comment: Comment) -> str:
    return Comment.objects.values_list("status", flat=True).get(pk=comment.pk)


def test_two_of_standing_do_not_hide_it_and_the_third_does(report, comment, people):
    seen = []
    for person in people[:3]:
        report(comment, by=person)
        seen.append(status_of(comment))

    assert seen == ["published", "published", "held"]


def test_it_is_a_row_in_the_log_by_nobody(report, comment, people):
    for person in people[:3]:
        report(comment, by=person)

    assert [(row.act, row.actor, row.status_before, row.status_after) for row in comment.decisions.all()] == [
        ("hide", None, "published", "held")
    ]


def test_its_author_is_told_that_it_is_being_looked_at_and_by_whom_it_was_reported_not(
    report, comment, people, member, sign_in
):
    for person in people[:3]:
        report(comment, by=person, text="She mocks him.")

    told = Notification.objects.get(recipient=member)
    page = sign_in(member).get("/notifications/").text

    assert (told.kind, told.comment, told.detail) == ("hidden", comment, "some readers asked us to look at it")
    assert "Your comment is hidden until a moderator has read it" in page
    assert not [name for name in (*NAMES, "She mocks him.") if name in page]


def test_three_reports_by_two_people_are_two(report, comment, people):
    report(comment, by=people[0], reason="unkind")
    report(comment, by=people[0], reason="advertising")
    report(comment, by=people[1])

    assert status_of(comment) == "published"


def test_newcomers_and_guests_do_not_count(report, comment, people, other_member):
    report(comment, by=people[0])
    report(comment, by=people[1])
    report(comment, by=other_member)
    for number in range(5):
        report(comment, guest=f"guest{number}@example.org")

    assert (status_of(comment), Report.objects.open().count()) == ("published", 8)


@pytest.mark.parametrize("reason", ["worried", "illegal"])
def test_neither_the_worried_nor_reports_of_something_illegal_count(report, comment, people, reason):
    for person in people:
        report(comment, by=person, reason=reason)

    assert status_of(comment) == "published"


def test_reports_of_an_earlier_text_do_not_count(report, comment, people):
    report(comment, by=people[0])
    report(comment, by=people[1])
    Comment.objects.filter(pk=comment.pk).update(comment="I am sorry, that was unkind.")
    report(comment, by=people[2])
    before = status_of(comment)
    report(comment, by=people[3])
    report(comment, by=people[4])

    assert (before, status_of(comment)) == ("published", "held")


def test_what_was_kept_is_published_again_and_not_hidden_again_for_the_same(report, comment, people, moderator):
    for person in people[:3]:
        report(comment, by=person, reason="unkind")
    decide(comment, Act.APPROVE, by=moderator)
    for person in people[3:]:
        report(comment, by=person, reason="unkind")

    assert status_of(comment) == "published"
    assert Report.objects.open().count() == 3  # moderators still read them


def test_for_another_reason_it_is(report, comment, people, moderator):
    for person in people[:3]:
        report(comment, by=person, reason="unkind")
    decide(comment, Act.APPROVE, by=moderator)
    for person in people[3:]:
        report(comment, by=person, reason="advertising")

    assert status_of(comment) == "held"


def test_for_the_same_reason_another_text_is(report, comment, people, moderator):
    for person in people[:3]:
        report(comment, by=person, reason="unkind")
    decide(comment, Act.APPROVE, by=moderator)
    Comment.objects.filter(pk=comment.pk).update(comment="And your mother, too.")
    for person in people[3:]:
        report(comment, by=person, reason="unkind")

    assert status_of(comment) == "held"


def test_a_decision_meanwhile_stands(report, comment, people, moderator):
    for person in people[:2]:
        report(comment, by=person)
    in_the_other_tab = Comment.objects.get(pk=comment.pk)
    decide(comment, Act.REMOVE, by=moderator, reason="unkind")
    in_the_other_tab.refresh_from_db()

    assert hide_if_enough(in_the_other_tab) is False
    assert status_of(comment) == "removed"


def test_it_is_hidden_once(report, comment, people):
    for person in people[:3]:
        report(comment, by=person)
    comment.refresh_from_db()

    assert hide_if_enough(comment) is False
    assert Decision.objects.filter(act=Act.HIDE).count() == 1


def test_held_comments_are_told_apart_by_the_latest_reason(report, comment, people, say, moderator):
    by_filter = say("buy this", status="held")
    for person in people[:3]:
        report(comment, by=person)
    once = hidden_by_reports([comment.pk, by_filter.pk])
    decide(comment, Act.APPROVE, by=moderator)
    comment.refresh_from_db()
    before = change_status(comment, "held")
    Decision.objects.record(comment, Act.EDIT, actor=None, before=before)

    assert (once, hidden_by_reports([comment.pk, by_filter.pk])) == ({comment.pk}, set())
