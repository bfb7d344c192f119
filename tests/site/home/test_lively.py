"""What people are talking about, on the front page: the rule, and what it shows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.comments import states
from community.comments.models import Comment, Conversation
from community.comments.quiet import keep_quiet
from home.lively import Talk, lively_comments, mixed
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def talk(number: int, *, answers: int, days: float = 0, is_discussion: bool = True) -> Talk:
    return Talk(number, is_discussion, answers, NOW - timedelta(days))


@pytest.mark.parametrize(
    ("answers", "days", "liveliness"),
    [(0, 0, 1), (3, 0, 4), (20, 0, 21), (21, 0, 21), (3, 1, 2), (3, 2, 1), (20, -0.1, 21)],
)
def test_one_for_being_there_and_for_each_answer_up_to_twenty_halved_each_day(answers, days, liveliness):
    assert talk(1, answers=answers, days=days).liveliness(NOW) == liveliness


def test_the_liveliest_come_first():
    quiet, lively, old = talk(1, answers=1), talk(2, answers=5), talk(3, answers=20, days=6)

    assert mixed([quiet, lively, old], 2, NOW) == [lively, quiet]


def test_of_those_alike_the_newer_comes_first():
    first, second = talk(1, answers=1), talk(2, answers=1)

    assert mixed([first, second], 2, NOW) == [second, first]


def test_articles_and_discussions_have_half_the_places_each():
    busy = [talk(number, answers=10, is_discussion=False) for number in range(4)]
    small = [talk(10 + number, answers=1) for number in range(3)]

    assert [each.is_discussion for each in mixed([*busy, *small], 4, NOW)] == [False, False, True, True]


@pytest.mark.parametrize(("articles", "discussions"), [(1, 5), (5, 1), (0, 4), (4, 0)])
def test_what_one_cannot_fill_the_other_does(articles, discussions):
    talks = [talk(number, answers=1, is_discussion=False) for number in range(articles)]
    talks += [talk(10 + number, answers=1) for number in range(discussions)]

    assert len(mixed(talks, 4, NOW)) == 4


def test_the_last_word_of_each(site_tree):
    article, discussion = ArticlePageFactory(), DiscussionFactory()
    for target in (article, discussion):
        CommentFactory(target=target)
    words = [CommentFactory(target=target) for target in (article, discussion)]

    assert {comment.pk for comment in lively_comments(4)} == {comment.pk for comment in words}


def test_a_new_discussion_that_nobody_has_answered_shows_what_it_asks(site_tree, client):
    discussion = DiscussionFactory(title="Who is awake?", body="It is four in the morning.")

    assert lively_comments(4) == [discussion.opening]
    page = client.get("/").text
    assert f'asks <a href="{discussion.opening.get_absolute_url()}"' in page
    assert "It is four in the morning." in page


@pytest.mark.parametrize("status", ["held", "removed", "withdrawn", "spam"])
def test_nothing_that_is_not_public(site_tree, status):
    discussion = DiscussionFactory()
    CommentFactory(target=discussion)
    states.change_status(discussion.opening, status)

    assert lively_comments(4) == []


def test_nothing_that_is_kept_quiet(site_tree):
    discussion, other = DiscussionFactory(), DiscussionFactory()
    answer = CommentFactory(target=other)
    keep_quiet(discussion.opening, True)
    keep_quiet(answer, True)

    assert lively_comments(4) == [other.opening]


def test_it_costs_the_same_with_few_and_many(site_tree):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            lively_comments(4)
        return len(asked)

    def more() -> None:
        CommentFactory()
        CommentFactory(target=DiscussionFactory())
        DiscussionFactory()

    more()
    cost()
    few = cost()
    for _ in range(5):
        more()

    assert cost() == few <= 7


def test_what_was_said_long_ago_gives_way(site_tree):
    old, new = CommentFactory(target=DiscussionFactory()), CommentFactory(target=DiscussionFactory())
    CommentFactory(target=old.conversation.target)
    Conversation.objects.filter(pk=old.conversation_id).update(last_comment_at=timezone.now() - timedelta(3))

    assert lively_comments(1) == [Comment.objects.get(pk=new.pk)]
