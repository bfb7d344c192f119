"""What moderators read of reports."""

import pytest
from allauth.account.models import EmailAddress

from community.comments.models import Comment
from community.moderation.models import Report
from community.moderation.reports.closing import dismiss
from community.moderation.reports.report_cases import (
    complained_about,
    complaints_by_comment,
    is_own,
    reported_as_illegal,
    worried_about,
    worries_by_comment,
)


def test_a_comment_waits_since_its_first_open_report(report, comment, other_member, established, moderator):
    first, second = report(comment, by=other_member), report(comment, by=established("Wren"))
    before = complained_about().get().reported_at
    dismiss(first, by=moderator)

    assert (before, complained_about().get().reported_at) == (first.confirmed_at, second.confirmed_at)


def test_each_list_has_its_kind_and_each_comment_once(report, say, other_member, established):
    one, two, three = (say(f"comment {number}") for number in range(3))
    wren = established("Wren")
    for person in (other_member, wren):
        report(one, by=person)
        report(two, by=person, reason="worried")
    illegal = report(three, by=wren, reason="illegal", text="A copy.")

    assert (list(complained_about()), list(worried_about())) == ([one], [two])
    assert list(reported_as_illegal()) == [illegal]


def test_closed_and_unconfirmed_ones_are_in_no_list(report, comment, other_member, moderator):
    dismiss(report(comment, by=other_member), by=moderator)
    Report.objects.create(comment=comment, reason="unkind", email="jo@example.org")
    Report.objects.create(comment=comment, reason="worried", email="jo@example.org")

    assert not complained_about().exists()
    assert not worried_about().exists()


def test_the_rows_of_a_case_are_its_own(report, say, other_member, established):
    one, two, three = (say(f"comment {number}") for number in range(3))
    first, second = report(one, by=other_member), report(one, by=established("Wren"))
    other, worry = report(two, by=other_member), report(three, by=other_member, reason="worried")

    rows = complaints_by_comment([one, two, three])

    assert {pk: [row.report for row in found] for pk, found in rows.items()} == {
        one.pk: [first, second],
        two.pk: [other],
        three.pk: [],
    }
    assert [row.report for row in worries_by_comment([three])[three.pk]] == [worry]


def test_any_number_of_comments_in_two_queries_and_of_worries_in_one(
    report, say, other_member, django_assert_num_queries
):
    comments = [say(f"comment {number}") for number in range(6)]
    for comment in comments[:3]:
        report(comment, by=other_member)
    for comment in comments[3:]:
        report(comment, by=other_member, reason="worried")

    with django_assert_num_queries(2):
        assert [len(rows) for rows in complaints_by_comment(comments).values()] == [1, 1, 1, 0, 0, 0]
    with django_assert_num_queries(1):
        assert [len(rows) for rows in worries_by_comment(comments).values()] == [0, 0, 0, 1, 1, 1]


def test_ones_own_is_what_one_wrote_under_any_name(comment, member, moderator):
    Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")
    comment.refresh_from_db()

    assert (is_own(comment, member), is_own(comment, moderator)) == (True, False)


@pytest.mark.parametrize(("verified", "own"), [(True, True), (False, False)])
def test_and_as_a_guest_with_an_address_one_has_confirmed(say, moderator, verified, own):
    EmailAddress.objects.create(user=moderator, email="Ann@Example.org", verified=verified)

    assert is_own(say("by a guest"), moderator) is own


def test_and_what_one_reported_until_it_is_decided(report, comment, moderator, administrator):
    made = report(comment, by=moderator)
    before = is_own(comment, moderator)
    dismiss(made, by=administrator)

    assert (before, is_own(comment, moderator)) == (True, False)
