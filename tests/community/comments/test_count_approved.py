"""What a standing costs: the same after ten comments and after ten thousand."""

import pytest
from django.db import connection

from benchmarks.bulk_comments import create_conversation, members
from community.comments.comment_queries import count_approved
from community.comments.models import Comment

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite says how many steps a query took"),
]


def steps_of(count) -> int:
    """How many steps of its program SQLite took: with each row it reads there are more."""
    taken = []
    connection.connection.set_progress_handler(lambda: taken.append(1), 1)
    try:
        count()
    finally:
        connection.connection.set_progress_handler(None, 1)
    return len(taken)


def test_the_standing_is_found_without_reading_all_that_was_written(thing, django_assert_num_queries) -> None:
    [writer] = members(1)

    def steps() -> tuple[int, ...]:
        guest = Comment.objects.filter(user=None).values_list("user_email", flat=True).first()
        counts = (lambda: count_approved(member=writer), lambda: count_approved(member=None, guest_email=guest.upper()))
        with django_assert_num_queries(2):
            return tuple(map(steps_of, counts))

    create_conversation(thing, 40, writers=[writer])
    few = steps()
    create_conversation(thing, 10_000, writers=[writer], seed=7)

    assert steps() <= tuple(2 * one for one in few)


def test_a_guest_is_known_by_the_address_in_any_case(say) -> None:
    say("Hello there.")
    say("Not published yet.", status="held")

    assert count_approved(member=None, guest_email="ANN@example.org") == 1
    assert count_approved(member=None, guest_email="other@example.org") == 0
