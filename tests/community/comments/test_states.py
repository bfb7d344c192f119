from datetime import UTC, datetime

import pytest
import time_machine

from community.comments import states
from community.comments.models import Comment, Conversation
from community.comments.withdrawal import erase_content

Status = Comment.Status


def test_removing_keeps_the_replies_public_and_corrects_the_counters(say):
    top = say("top")
    middle = say("middle", to=top)
    leaf = say("leaf", to=middle)

    states.change_status(middle, Status.REMOVED)

    leaf.refresh_from_db()
    top.refresh_from_db()
    middle.refresh_from_db()
    assert leaf.status == Status.PUBLISHED
    assert leaf.is_public
    assert [top.nested_count, middle.nested_count] == [1, 1]
    assert Conversation.objects.get().comment_count == 2


def test_approving_or_saving_a_parent_never_publishes_a_held_reply(say):
    top = say("top", status="held")
    reply = say("spam below", to=top, status="held")

    states.change_status(top, Status.PUBLISHED)
    top.comment = "edited"
    top.save()

    reply.refresh_from_db()
    assert (reply.status, reply.is_public) == (Status.HELD, False)
    top.refresh_from_db()
    assert top.nested_count == 0


def test_a_change_that_has_happened_already_is_refused(say):
    comment = say("held", status="held")
    as_somebody_else_sees_it = Comment.objects.get(pk=comment.pk)

    assert states.change_status(comment, Status.PUBLISHED) == Status.HELD
    with pytest.raises(states.TransitionNotAllowed, match="is published and cannot become published"):
        states.change_status(as_somebody_else_sees_it, Status.PUBLISHED)

    assert Conversation.objects.get().comment_count == 1


def test_a_withdrawn_comment_stays_withdrawn(say):
    comment = say("mine")
    states.change_status(comment, Status.WITHDRAWN)

    for status in Status.values:
        with pytest.raises(states.TransitionNotAllowed):
            states.change_status(comment, status)


def test_publish_and_remove_and_restore_bring_the_counters_back(say):
    top = say("top")
    reply = say("reply", to=top)

    states.change_status(reply, Status.REMOVED)
    states.change_status(reply, Status.PUBLISHED)

    top.refresh_from_db()
    assert top.nested_count == 1
    assert Conversation.objects.get().comment_count == 2


@pytest.mark.parametrize("status", [Status.SPAM, Status.REMOVED])
def test_what_has_no_text_any_more_does_not_come_back(say, status):
    comment = say("words", status=status)
    erase_content(comment)

    with pytest.raises(states.TransitionNotAllowed):
        states.change_status(comment, Status.PUBLISHED)

    assert Comment.objects.get().status == status


def test_when_everybody_could_read_it_first_is_kept_for_ever(say):
    with time_machine.travel("2026-11-01 12:00+00:00", tick=False):
        comment = say("held", status="held")
    assert comment.published_at is None

    with time_machine.travel("2026-11-03 12:00+00:00", tick=False):
        states.change_status(comment, Status.PUBLISHED)
    with time_machine.travel("2026-11-05 12:00+00:00", tick=False):
        states.change_status(comment, Status.REMOVED)
        states.change_status(comment, Status.PUBLISHED)

    comment.refresh_from_db()
    assert comment.published_at == datetime(2026, 11, 3, 12, tzinfo=UTC)


def test_what_was_never_published_has_no_such_moment(say):
    comment = say("held", status="held")

    states.change_status(comment, Status.REMOVED)

    comment.refresh_from_db()
    assert comment.published_at is None


@pytest.mark.parametrize("before", [Status.HELD, Status.SPAM, Status.UNCONFIRMED])
def test_withdrawing_what_was_not_published_counts_nothing(say, before):
    top = say("top")
    reply = say("reply", to=top, status=before)

    states.change_status(reply, Status.WITHDRAWN)

    top.refresh_from_db()
    assert (top.nested_count, Conversation.objects.get().comment_count) == (0, 1)


def test_what_has_no_text_any_more_can_still_be_withdrawn(say):
    comment = say("words", status=Status.SPAM)
    erase_content(comment)

    assert states.change_status(comment, Status.WITHDRAWN) == Status.SPAM


def test_holding_a_published_comment_takes_it_out_of_the_counts_and_keeps_its_moment(say):
    top = say("top")
    reply = say("reply", to=top)
    published_at = reply.published_at

    states.change_status(reply, Status.HELD)

    top.refresh_from_db()
    reply.refresh_from_db()
    assert (top.nested_count, Conversation.objects.get().comment_count) == (0, 1)
    assert reply.published_at == published_at


@pytest.mark.parametrize("before", [Status.UNCONFIRMED, Status.SPAM])
def test_what_is_held_was_never_there_to_be_read_text_or_none(say, before):
    comment = say("words", status=before)
    erase_content(comment)

    states.change_status(comment, Status.HELD)

    comment.refresh_from_db()
    assert (comment.status, comment.published_at) == (Status.HELD, None)


def test_a_status_by_its_name_alone_is_the_same(say):
    comment = say("words", status="held")

    states.change_status(comment, "published")

    comment.refresh_from_db()
    assert (comment.is_public, comment.published_at is None) == (True, False)
    assert Conversation.objects.get().comment_count == 1
