"""A deletion is many short transactions: it can be killed anywhere, and the next run finishes it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from account_data import short_transactions
from account_data.deletion import cancel_deletion, delete_account, request_deletion
from account_data.models import DeletionRequest
from blog.models import ArticlePage
from community.comments import featuring, states
from community.comments.models import Comment, Reaction
from community.comments.recount import recount
from community.members.models import User
from community.notifications.models import Notification
from tests.factories import PASSWORD, ArticlePageFactory, CommentFactory, UserFactory
from tests.site.account_data.test_concurrent_deletion import after
from tests.site.account_data.test_views import sign_in
from tests.traces import traces


class Killed(BaseException):
    """Not an `Exception`, as nothing may catch it."""


def killed_after(number: int) -> Any:
    """Within: the process dies before its next statement once there were so many. The database rolls back."""
    left = [number]

    def execute(execute: Any, sql: str, *rest: Any) -> Any:
        if "SAVEPOINT" in sql:
            return execute(sql, *rest)
        if not left[0]:
            raise Killed
        left[0] -= 1
        return execute(sql, *rest)

    return connection.execute_wrapper(execute)


@pytest.fixture
def leaver(db: None) -> User:
    return UserFactory(
        display_name="Zenobia Quill", username="zenobia-quill", email="zq-unique@example.net", groups=["Authors"]
    )


@pytest.fixture
def life(leaver, member, say, thanks) -> None:
    """Comments in three conversations, replies, thanks, mentions and articles."""
    first = say("A first word of mine.", by=leaver)
    reply = say("@zenobia-quill is right.", by=member, to=first)
    say("And a second.", by=leaver, to=reply)
    say("As a guest.", email=leaver.email)
    thanks(first, member)
    thanks(reply, leaver)
    featuring.feature(first, by=member)
    talked_about = ArticlePageFactory(title="Talked about", author=leaver)
    ArticlePageFactory(title="Not talked about", author=leaver)
    CommentFactory(target=talked_about, member=member, body="Thank you, @zenobia-quill.")
    CommentFactory(target=talked_about, member=leaver, body="You are welcome.")
    Notification.objects.create(recipient=member, comment=first, kind="reply")


@pytest.mark.parametrize("keeps_content", [True, False])
def test_killed_again_and_again_it_ends_as_if_it_had_not_been(leaver, member, life, keeps_content):
    deletion_request, _ = request_deletion(leaver, keeps_content=keeps_content)
    kills = 0
    while True:
        try:
            with killed_after(kills * 3):
                delete_account(deletion_request)
            break
        except Killed:
            kills += 1

    assert kills >= 10
    assert traces("zq-unique", "zenobia quill", "/members/zenobia-quill") == []
    assert list(Reaction.objects.filter(member=member).values_list("comment__user", flat=True)) == [None]
    titles = set(ArticlePage.objects.values_list("title", flat=True))
    kept = {"Talked about", "Not talked about"} if keeps_content else {"An article withdrawn by its author"}
    assert titles - {"The meeting ran over and so did the bath"} == kept
    assert set(recount().values()) == {0}
    assert not DeletionRequest.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_done_in_one_conversation_is_committed_before_the_next(an_index):
    leaver = UserFactory()
    comments = [CommentFactory(member=leaver) for _ in range(2)]
    deletion_request, _ = request_deletion(leaver, keeps_content=False)

    def die() -> None:
        raise Killed

    with after_nth('UPDATE "django_comments"', 4, die), pytest.raises(Killed):
        delete_account(deletion_request)

    assert [Comment.objects.get(pk=comment.pk).status for comment in comments] == ["withdrawn", "published"]


def after_nth(words: str, number: int, act: Any) -> Any:
    seen = [0]

    def execute(execute: Any, sql: str, *rest: Any) -> Any:
        answer = execute(sql, *rest)
        if words in sql:
            seen[0] += 1
            if seen[0] == number:
                act()
        return answer

    return connection.execute_wrapper(execute)


@pytest.mark.parametrize("keeps_content", [True, False])
def test_it_costs_as_many_queries_however_much_was_said_in_a_conversation(say, thanks, keeps_content):
    def cost(number: int) -> int:
        leaver, other = UserFactory(), UserFactory()
        for count in range(number):
            comment = say(f"{leaver} says {count}.", by=leaver)
            reply = say(f"{other} says {count}.", by=other, to=comment)
            thanks(reply, leaver)
            thanks(comment, other)
        deletion_request, _ = request_deletion(leaver, keeps_content=keeps_content)
        with CaptureQueriesContext(connection) as queries:
            delete_account(deletion_request)
        return len(queries)

    cost(1)
    assert cost(1) == cost(7)


def test_many_comments_in_one_conversation_are_done_in_batches(leaver, say, monkeypatch):
    monkeypatch.setattr(short_transactions, "BATCH", 2)
    comments = [say(f"Words {count}.", by=leaver) for count in range(5)]

    with CaptureQueriesContext(connection) as queries:
        delete_account(request_deletion(leaver, keeps_content=False)[0])

    assert sum('SET "status"' in query["sql"] for query in queries) == 3
    assert {Comment.objects.get(pk=comment.pk).status for comment in comments} == {"withdrawn"}
    assert set(recount().values()) == {0}


def test_what_was_just_being_posted_when_the_account_was_closed_goes_as_well(leaver, say):
    deletion_request, _ = request_deletion(leaver, keeps_content=False)

    with after('FROM "django_session"', lambda: say("Posted in another tab.", by=leaver)):
        assert delete_account(deletion_request)

    comment = Comment.objects.get()
    assert (comment.status, comment.comment, comment.user_id) == ("withdrawn", "", None)


def test_once_it_has_started_nobody_signs_in_or_takes_it_back(leaver, say, client):
    client = sign_in(leaver)
    say("A word of mine.", by=leaver)
    deletion_request, _ = request_deletion(leaver, keeps_content=False)
    with killed_after(8), pytest.raises(Killed):
        delete_account(deletion_request)

    assert client.get("/account/data/").status_code == 302
    client.post("/account/login/", {"login": leaver.email, "password": PASSWORD})
    assert client.get("/account/data/").status_code == 302
    assert not cancel_deletion(leaver)


def test_of_two_processes_one_deletes_the_account(leaver, say):
    say("A word of mine.", by=leaver)
    deletion_request, _ = request_deletion(leaver, keeps_content=False)
    done = []

    with after('FROM "django_session"', lambda: done.append(delete_account(deletion_request))):
        done.append(delete_account(deletion_request))

    assert done == [True, False]


def test_drafts_of_replies_to_erased_comments_become_drafts_of_new_threads(leaver, member, article, say):
    comments = [say(f"Words {count}.", by=leaver) for count in range(2)]
    removed = say("Removed words.", by=leaver)
    states.change_status(removed, Comment.Status.REMOVED)
    for comment in comments:
        member.saved_drafts.create(
            content_type=comment.conversation.content_type,
            object_id=article.pk,
            reply_to=comment,
            body=f"About {comment.comment}",
        )

    delete_account(request_deletion(leaver, keeps_content=False)[0])

    [draft] = member.saved_drafts.all()
    assert (draft.reply_to, draft.body) == (None, "About Words 0.\n\nAbout Words 1.")
    removed.refresh_from_db()
    assert removed.status == "removed"
