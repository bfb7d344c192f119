from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.comments.bulk_saving import NewComment, save_comments
from community.comments.models import Comment, Conversation
from community.comments.path import MAX_LEVEL
from community.comments.recount import recount
from community.members.models import User
from tests.factories import CommentFactory
from tests.things.models import Thing

START = datetime(2012, 2, 21, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def thing() -> Any:
    return Thing.objects.create(title="A thing")


def new(text: str = "So it was.", minute: int = 0, **given: Any) -> NewComment:
    return NewComment(text, START + timedelta(minutes=minute), **{"guest_name": "Tom", **given})


def rows(keys: list[int]) -> list[Comment]:
    by_key = Comment.objects.in_bulk(keys)
    return [by_key[key] for key in keys]


def test_they_are_what_saving_one_by_one_makes(thing: Any) -> None:
    [key] = save_comments(thing, [new("So *it* was.", guest_email="tom@example.com", website="https://tom.example/")])
    comment = Comment.objects.get(pk=key)

    assert comment.body_html == '<p dir="auto">So <em>it</em> was.</p>\n'
    assert (comment.name, comment.user_email, comment.user_url) == ("Tom", "tom@example.com", "https://tom.example/")
    assert (comment.submit_date, comment.published_at) == (START, START)
    assert (comment.is_public, comment.is_removed, comment.is_imported) == (True, False, True)
    assert (comment.thread_id, comment.parent_id, comment.level) == (key, key, 0)
    assert comment.path == f"{key:08x}"


def test_a_member_has_no_typed_name(thing: Any, member: User) -> None:
    [key] = save_comments(thing, [new(member=member, guest_email="x@example.org", website="https://x.example")])
    comment = Comment.objects.get(pk=key)

    assert (comment.user, comment.user_name, comment.user_email, comment.user_url) == (member, "", "", "")


def test_answers_stand_below_what_they_answer_and_every_counter_is_right(thing: Any) -> None:
    keys = save_comments(
        thing,
        [new(), new(answers=0, minute=1), new(answers=1, minute=2), new(answers=1, status="held"), new(minute=3)],
    )
    first, second, third, held, last = rows(keys)

    assert [row.nested_count for row in (first, second, third, held, last)] == [2, 1, 0, 0, 0]
    assert third.path == first.path + f"{keys[1]:08x}{keys[2]:08x}"
    conversation = Conversation.objects.find(thing)
    assert conversation is not None
    assert (conversation.comment_count, conversation.last_comment_at) == (4, START + timedelta(minutes=3))
    assert set(recount().values()) == {0}


def test_a_chain_of_any_length_ends_on_the_deepest_level(thing: Any) -> None:
    chain = [new(minute=number, answers=number - 1 if number else None) for number in range(60)]

    deepest = rows(save_comments(thing, chain))[-1]

    assert deepest.level == MAX_LEVEL
    assert set(recount().values()) == {0}


def test_later_ones_may_answer_what_is_there_already(thing: Any, member: User) -> None:
    here = CommentFactory(target=thing, member=member)
    [key] = save_comments(thing, [new(answers=here)])
    here.refresh_from_db()

    assert here.nested_count == 1
    assert Comment.objects.get(pk=key).reply_to == here
    conversation = Conversation.objects.find(thing)
    assert conversation is not None
    assert conversation.comment_count == 2
    assert conversation.last_comment_at > START
    assert set(recount().values()) == {0}


def test_the_next_comment_that_somebody_writes_has_the_next_key(thing: Any, member: User) -> None:
    keys = save_comments(thing, [new(), new()])

    assert CommentFactory(target=thing, member=member).pk > max(keys)


def test_nobody_is_mentioned(thing: Any, member: User) -> None:
    [key] = save_comments(thing, [new(f"@{member.username}")])

    assert "<a" not in Comment.objects.get(pk=key).body_html


def test_the_cache_version_is_renewed(thing: Any) -> None:
    before = Conversation.objects.get_or_create_for(thing).cache_version
    save_comments(thing, [new()])

    assert Conversation.objects.get_or_create_for(thing).cache_version != before


def test_a_hundred_cost_as_many_queries_as_three(thing: Any) -> None:
    other = Thing.objects.create(title="Another")
    with CaptureQueriesContext(
        connection,
    ) as few:
        save_comments(thing, [new() for _ in range(3)])
    with CaptureQueriesContext(connection) as many:
        save_comments(other, [new(answers=0 if number else None) for number in range(20)])

    assert len(many) <= len(few) + 1


def test_none_is_nothing(thing: Any) -> None:
    assert save_comments(thing, []) == []
    assert Conversation.objects.find(thing) is None
