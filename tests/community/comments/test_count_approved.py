"""What a standing costs: it reads the writer's own comments, no more of them than count, and by an index."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.bulk_comments import create_conversation, members
from benchmarks.pages import sequential_scans
from community.comments.comment_queries import count_approved
from community.comments.models import Comment
from community.members.models import User
from community.members.standing import APPROVED_COUNT_CAP

pytestmark = pytest.mark.django_db

#: The index by which each is found: Django's own of the package's column, and ours.
INDEX_OF_MEMBERS, INDEX_OF_GUESTS = "django_comments_user_id_a0a440a1", "comments_by_guest"
GUEST = "guest-of-many@example.org"


@pytest.fixture
def writer() -> User:
    return members(1)[0]


def write(thing, writer: User, count: int, seed: int) -> None:
    """So many comments about the thing: seven in ten by the writer, the others by one guest."""
    create_conversation(thing, count, writers=[writer], seed=seed)
    Comment.objects.filter(user=None).update(user_email=GUEST)


def who(writer: User, name: str) -> dict[str, object]:
    return {"member": writer} if name == "member" else {"member": None, "guest_email": GUEST.title()}


def sqlite_steps(count) -> int:
    """How many steps of its program SQLite takes: more with each row it reads."""
    taken = []
    connection.connection.set_progress_handler(lambda: taken.append(1), 1)
    try:
        count()
    finally:
        connection.connection.set_progress_handler(None, 1)
    return len(taken)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite says how many steps a query took")
@pytest.mark.parametrize("name", ["member", "guest"])
def test_it_takes_as_many_steps_after_ten_thousand_comments_as_after_forty(thing, writer, name) -> None:
    def steps() -> int:
        return sqlite_steps(lambda: count_approved(**who(writer, name)))

    write(thing, writer, 40, seed=20)
    count_approved(**who(writer, name))  # prepared once
    few = steps()
    write(thing, writer, 10_000, seed=7)

    assert steps() == few


@pytest.mark.parametrize(("name", "index"), [("member", INDEX_OF_MEMBERS), ("guest", INDEX_OF_GUESTS)])
def test_it_goes_by_the_index_of_the_writer(thing, writer, name, index) -> None:
    write(thing, writer, 200, seed=20)
    for number in range(20):
        create_conversation(type(thing).objects.create(), 40, writers=members(20), seed=number)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
            cursor.execute("SET LOCAL enable_seqscan = off")
        with CaptureQueriesContext(connection) as queries:
            assert count_approved(**who(writer, name)) == APPROVED_COUNT_CAP
        if connection.vendor == "postgresql":
            assert sequential_scans(queries) == set()
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {queries[-1]['sql']}")
            [found] = [row[3] for row in cursor.fetchall() if " django_comments " in row[3]]
            assert found.split(" USING ")[1].removeprefix("COVERING ").split()[:2] == ["INDEX", index]


def test_a_guest_is_known_by_the_address_in_any_case(say) -> None:
    say("Hello there.")
    say("Not published yet.", status="held")

    assert count_approved(member=None, guest_email="ANN@example.org") == 1
    assert count_approved(member=None, guest_email="other@example.org") == 0


def test_of_a_member_only_published_comments_count(say, member, other_member) -> None:
    say("Hello there.", by=member)
    say("Not published yet.", by=member, status="held")
    say("Somebody else's.", by=other_member)
    say("As a guest with the same address.")

    assert count_approved(member=member, guest_email="ann@example.org") == 1
