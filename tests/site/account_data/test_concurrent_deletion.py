"""Somebody goes while others do something: nobody waits for one who waits for them, and whoever stays, stays."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from account_data.deletion import carry_out_deletions, delete_account, request_deletion
from account_data.deletion_of_comments import delete_unconfirmed_comments
from account_data.expired_comments import purge_spam, purge_unconfirmed_comments
from account_data.models import DeletionRequest
from blog.models.article_queryset import ARTICLES_CACHE
from community.comments import states
from community.comments.models import Comment, Conversation
from community.members.models import CacheVersion, User
from tests.factories import ArticlePageFactory, UserFactory


def after(words: str, act: Callable[[], Any]) -> Any:
    """Within: when the first statement with these words is done, this happens before the next one."""
    begun = Event()

    def execute(execute: Any, sql: str, *rest: Any) -> Any:
        answer = execute(sql, *rest)
        if words in sql and not begun.is_set():
            begun.set()
            act()
        return answer

    return connection.execute_wrapper(execute)


def test_an_author_goes_with_the_articles_while_somebody_is_renamed(an_index):
    """Both renew the stamps of people and of articles, in the same order."""
    author, other = UserFactory(), UserFactory(display_name="Anna")
    ArticlePageFactory(author=author)
    deletion_request, _ = request_deletion(author, keeps_content=False)
    for stamp in (CacheVersion.PEOPLE, ARTICLES_CACHE):
        CacheVersion.objects.renew(stamp)
    half_way = Event()

    def go() -> None:
        def let_the_other_begin() -> None:
            half_way.set()
            time.sleep(0.5)  # for the rename to stand before the stamp that is locked: nothing tells when it does

        try:
            with after('UPDATE "members_cacheversion"', let_the_other_begin):
                delete_account(deletion_request)
        finally:
            connection.close()

    def rename() -> None:
        try:
            half_way.wait(timeout=30)
            User.objects.get(pk=other.pk).save()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        acts = [threads.submit(go), threads.submit(rename)]
        assert [act.exception(timeout=60) for act in acts] == [None, None]

    assert list(User.objects.values_list("display_name", flat=True)) == ["Anna"]


def test_who_says_at_the_last_moment_that_they_stay_is_left_in_peace(member, other_member):
    for one in (member, other_member):
        request_deletion(one, keeps_content=True)
    DeletionRequest.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    first, second = DeletionRequest.objects.order_by("pk")

    with after('DELETE FROM "members_user"', DeletionRequest.objects.filter(pk=second.pk).delete):
        gone = carry_out_deletions(timezone.now())

    assert gone == 1
    assert list(User.objects.filter(pk__in=[member.pk, other_member.pk])) == [second.member]


def published_meanwhile(comment: Comment) -> Any:
    """Within: the comment is published just before its conversation is locked."""
    begun = Event()

    def execute(execute: Any, sql: str, *rest: Any) -> Any:
        if 'FROM "comments_conversation" WHERE' in sql and not begun.is_set():
            begun.set()
            states.change_status(Comment.objects.get(pk=comment.pk), "published")
        return execute(sql, *rest)

    return connection.execute_wrapper(execute)


def test_a_comment_that_is_published_while_the_old_ones_are_purged_stays_and_is_counted(say):
    late, old = say("late", status="unconfirmed"), say("old", status="unconfirmed")

    with published_meanwhile(late):
        assert purge_unconfirmed_comments(timezone.now() + timedelta(days=1)) == 1

    assert list(Comment.objects.values_list("comment", "status")) == [("late", "published")]
    assert not Comment.objects.filter(pk=old.pk).exists()
    assert Conversation.objects.get().comment_count == 1


@pytest.mark.parametrize("has_reply", [False, True])
def test_what_a_moderator_publishes_while_old_spam_is_purged_keeps_its_words(say, has_reply):
    comment = say("no spam at all")
    if has_reply:
        say("a reply", to=comment)
    states.change_status(comment, "spam")

    with published_meanwhile(comment):
        purge_spam(timezone.now() + timedelta(days=1))

    assert Comment.objects.filter(comment="no spam at all", status="published").count() == 1
    assert Conversation.objects.get().comment_count == 1 + has_reply


def test_what_a_guest_confirms_while_the_member_with_that_address_goes_is_the_members(say, member):
    comment = say("half mine", status="unconfirmed")
    Comment.objects.update(user_email=member.email)

    with published_meanwhile(comment):
        delete_unconfirmed_comments(member)

    assert list(Comment.objects.values_list("comment", "user_email")) == [("half mine", member.email)]
    assert Conversation.objects.get().comment_count == 1
