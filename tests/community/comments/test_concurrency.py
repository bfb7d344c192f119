"""Many writers at once: in whatever order they get the lock, nothing is lost and every counter is exact."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from community.comments import saving, states
from community.comments.counters import counted_by
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.path import MAX_LEVEL, WIDTH, ancestor_ids
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision
from community.moderation.refused_decisions import AlreadyDecided
from tests.factories import UserFactory
from tests.things.models import Thing

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, REPLIES = 8, 6


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Each act in a thread and on a connection of its own, all let go in the same moment; what each answered."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=30)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def draft(thing: Thing, body: str, *, to: Comment | None = None) -> Draft:
    return Draft(target=thing, body=body, guest_name="Ann Lee", guest_email="ann@example.org", reply_to=to)


def assert_all_is_exact(conversation: Conversation, *, count: int) -> None:
    comments = list(conversation.comments.in_reading_order())
    assert len(comments) == count
    assert len({comment.path for comment in comments}) == count
    for comment in comments:
        assert comment.path.endswith(f"{comment.pk:0{WIDTH}x}")
        assert len(comment.path) == WIDTH * (comment.level + 1)
        assert (ancestor_ids(comment.path) or [comment.pk])[-1] == comment.parent_id
    below = {comment.pk: 0 for comment in comments}
    for comment in comments:
        for above in counted_by(comment.path, comment.reply_to_id):
            below[above] += 1
    assert {comment.pk: comment.nested_count for comment in comments} == below
    assert conversation.comment_count == count


def test_replies_into_one_thread_are_all_kept_in_order_and_counted(thing, say):
    first = say("top")

    def write(writer: int) -> list[Comment]:
        """Under the first comment, then under one's own, deeper than the page indents."""
        said = [first]
        for number in range(REPLIES):
            comment, is_new = saving.save_comment(
                draft(thing, f"writer {writer}, reply {number}", to=said[-1]), status=Comment.Status.PUBLISHED
            )
            assert is_new
            said.append(comment)
        return said[1:]

    written = at_once([partial(write, writer) for writer in range(WRITERS)])

    assert_all_is_exact(Conversation.objects.get(), count=WRITERS * REPLIES + 1)
    assert {comment.level for chain in written for comment in chain} == set(range(1, MAX_LEVEL + 1))
    stored = set(Comment.objects.exclude(pk=first.pk).values_list("pk", "comment"))
    assert stored == {(comment.pk, comment.comment) for chain in written for comment in chain}


def test_first_text_about_something_makes_one_conversation(thing):
    drafts = [draft(thing, f"first from {writer}") for writer in range(WRITERS)]

    at_once([partial(saving.save_comment, each, status=Comment.Status.PUBLISHED) for each in drafts])

    assert_all_is_exact(Conversation.objects.get(), count=WRITERS)


def test_pressing_post_twice_at_once_makes_one_comment(thing, say):
    top = say("top")
    pressed = partial(saving.save_comment, draft(thing, "once", to=top), status=Comment.Status.PUBLISHED)

    answers = at_once([pressed] * 4)

    assert len({comment.pk for comment, _ in answers}) == 1
    assert sorted(is_new for _, is_new in answers) == [False, False, False, True]
    assert_all_is_exact(Conversation.objects.get(), count=2)


def test_two_moderators_approving_at_once_make_one_decision(say):
    held = say("held", status=Comment.Status.HELD)
    moderators = [UserFactory(), UserFactory()]

    def approve(moderator) -> str:
        try:
            decide(Comment.objects.get(pk=held.pk), Act.APPROVE, by=moderator)
        except AlreadyDecided as refused:
            return f"too late, {refused.decision}"
        return "approved"

    answers = at_once([partial(approve, moderator) for moderator in moderators])

    decision = Decision.objects.get()
    assert sorted(answers) == ["approved", f"too late, approved by {decision.actor}"]
    assert_all_is_exact(Conversation.objects.get(), count=1)


def test_reply_and_removal_of_what_it_answers_at_once_count_exactly_the_reply(thing, say):
    top = say("top")
    remove = partial(states.change_status, Comment.objects.get(pk=top.pk), Comment.Status.REMOVED)
    reply = partial(saving.save_comment, draft(thing, "reply", to=top), status=Comment.Status.PUBLISHED)

    at_once([remove, reply])

    top.refresh_from_db()
    assert (top.status, top.nested_count) == (Comment.Status.REMOVED, 1)
    assert Conversation.objects.get().comment_count == 1
