"""On PostgreSQL no page of a conversation reads a whole table of comments.

Among a few thousand rows the planner may find reading all of them cheaper than an index, and be right. So it is asked
to avoid that where it can: what still reads a whole table then has no index to go by. (With the planner as it is, on
100,000 comments: `make bench`.)
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.forest import members, plant
from benchmarks.pages import read_whole
from community.comments.models import Comment, Conversation, Mute
from community.comments.mutes import Mutes
from community.comments.orders import Order
from community.comments.pages import page_holding, page_of
from community.comments.reader import Reader
from community.comments.visits import latest_in, news_for, note_visit
from community.members.models import User
from tests.things.models import Thing


@pytest.fixture
def conversation(db) -> Conversation:
    if connection.vendor != "postgresql":
        pytest.skip("Plans are PostgreSQL's: run this with DATABASE_URL=postgres://…")
    writers = members(20)
    for _ in range(40):
        plant(Thing.objects.create(), 20, writers=writers)
    large = plant(Thing.objects.create(), 1_200, writers=writers)
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
        page = page_of(conversation, reader, order=order)
        page_of(conversation, reader, order=order, after=page.next_after)
        page_of(conversation, reader, order=order, after=middle.pk)
        page_of(conversation, reader, order=order, before=middle.pk)
        page_holding(middle, reader, order=order)

    assert len(queries) > 10
    assert read_whole(queries) == set()


@pytest.mark.parametrize("order", Order)
def test_no_news_read_a_whole_table(conversation, order):
    member = User.objects.get(username="bench-0")
    Mute.objects.create(member=member, branch=conversation.comments.first())
    since = conversation.comments.order_by("published_at")[1_000].published_at

    with CaptureQueriesContext(connection) as queries:
        note_visit(conversation, member)
        mutes = Mutes.of(member)
        found = news_for(latest_in(conversation), member, since=since, order=order, mutes=mutes)

    assert found is not None
    assert read_whole(queries) == set()
    assert Comment.objects.count() == 2_000
