"""By which address a guest is known: PostgreSQL and SQLite find the same."""

import pytest

from community.comments.comment_queries import count_approved
from community.comments.models import Comment
from community.members.standing import APPROVED_COUNT_CAP

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("ann@example.org", 2),
        ("ANN@EXAMPLE.ORG", 2),
        ("aNN@example.org", 2),
        ("ann@example.or", 0),
        ("ann@example.org ", 0),
        ("a_n@example.org", 0),
        ("%@example.org", 0),
        ("an\u0144@example.org", 0),
    ],
)
def test_the_whole_address_counts_in_any_case_and_nothing_else(say, member, asked, count) -> None:
    say("As a guest.")
    in_capitals = say("As the same guest.")
    Comment.objects.filter(pk=in_capitals.pk).update(user_email="Ann@EXAMPLE.org")
    of_a_member = say("As a member.", by=member)
    Comment.objects.filter(pk=of_a_member.pk).update(user_email="ann@example.org")
    say("Held.", status="held")

    assert count_approved(member=None, guest_email=asked) == count


def test_no_more_than_the_cap_is_counted(say) -> None:
    for number in range(APPROVED_COUNT_CAP + 1):
        say(f"Number {number}.")

    assert count_approved(member=None, guest_email="ann@example.org") == APPROVED_COUNT_CAP
