"""On PostgreSQL no page of a conversation reads a whole table of comments.

Among a few thousand rows the planner may find reading all of them cheaper than an index, and be right. So it is asked
to avoid that where it can: what still reads a whole table then has no index to go by. (With the planner as it is, on
100,000 comments: `make bench`.)
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.bulk_comments import create_conversation, members
from benchmarks.pages import sequential_scans
from community.comments.models import Comment, Conversation, Mute
from community.conversations.mutes import Mutes
from community.conversations.new_comments import new_comments_for, recent_comments_in
from community.conversations.pagination import find_page_start, get_page
from community.conversations.reader import Order, Reader, record_visit
from community.members.models import User
from tests.things.models import Thing


@pytest.fixture
def conversation(db) -> Conversation:
    if connection.vendor != "postgresql":
        pytest.skip("Plans are PostgreSQL's: run this with DATABASE_URL=postgres://…")
    writers = members(20)
    for _ in range(40):
        create_conversation(Thing.objects.create(), 20, writers=writers)
    large = create_conversation(Thing.objects.create(), 1_200, writers=writers)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SET LOCAL enable_seqscan = off")
    return large


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("who", ["stranger", "member", "moderator"])
def test_no_page_in_any_order_reads_a_whole_table(conversation, moderator, order, who):
    reader = {
        "stranger": Reader(),
        "member": Reader(member=User.objects.get(username="bench-0")),
        "moderator": Reader(member=moderator, moderates=True),
    }[who]
    middle = conversation.comments.order_by("path")[600]

    with CaptureQueriesContext(connection) as queries:
        page = get_page(conversation, reader, order=order)
        get_page(conversation, reader, order=order, after=page.next_after)
        get_page(conversation, reader, order=order, after=middle.pk)
        get_page(conversation, reader, order=order, before=middle.pk)
        find_page_start(middle, reader, order=order)

    assert len(queries) > 10
    assert sequential_scans(queries) == set()


@pytest.mark.parametrize("order", Order)
def test_looking_for_new_comments_reads_no_whole_table(conversation, order):
    member = User.objects.get(username="bench-0")
    Mute.objects.create(member=member, branch=conversation.comments.first())
    since = conversation.comments.order_by("published_at")[1_000].published_at

    with CaptureQueriesContext(connection) as queries:
        record_visit(conversation, member)
        mutes = Mutes.of(member)
        found = new_comments_for(recent_comments_in(conversation), member, since=since, order=order, mutes=mutes)

    assert found is not None
    assert sequential_scans(queries) == set()
    assert Comment.objects.count() == 2_000
