from datetime import UTC, datetime

import pytest
import time_machine

from community.comments import saved_drafts, states
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


#: Each status, and what it may become.
POSSIBLE = {("unconfirmed", to) for to in ("published", "held", "spam", "withdrawn")} | {
    *(("held", to) for to in ("published", "spam", "removed", "withdrawn")),
    *(("published", to) for to in ("held", "spam", "removed", "withdrawn")),
    *(("spam", to) for to in ("published", "held", "withdrawn")),
    ("removed", "published"),
}


@pytest.mark.parametrize("before", Status.values)
@pytest.mark.parametrize("to", Status.values)
def test_every_status_becomes_those_it_may_and_no_other(say, before, to):
    comment = say("words", status=before)

    try:
        assert states.change_status(comment, to) == before
    except states.TransitionNotAllowed:
        assert (before, to) not in POSSIBLE
        assert Comment.objects.get().status == comment.status == before
    else:
        assert (before, to) in POSSIBLE
        assert Comment.objects.get().status == comment.status == to


def test_who_decides_on_what_has_changed_learns_what_it_is_now(say):
    comment = say("words", status="held")
    as_somebody_else_sees_it = Comment.objects.get()
    states.change_status(comment, Status.REMOVED)

    with pytest.raises(states.TransitionNotAllowed, match="is removed by a moderator and cannot become taken for spam"):
        states.change_status(as_somebody_else_sees_it, Status.SPAM)

    assert as_somebody_else_sees_it.status == Status.REMOVED
    with pytest.raises(states.TransitionNotAllowed):
        states.change_status(comment, Status.PUBLISHED, expected={Status.HELD})


class TestWithdrawingAll:
    @pytest.fixture
    def all_of_them(self, say, member) -> list[Comment]:
        """One in each status, by a member, and somebody else's."""
        return [*(say(status, by=member, status=status) for status in Status.values), say("not mine")]

    def test_all_that_can_be_are_and_the_others_stay_as_they_are(self, all_of_them, member):
        conversation = Conversation.objects.get()

        states.withdraw_all(conversation, Comment.objects.filter(user=member))

        found = Comment.objects.order_by("pk").values_list("comment", "status", "is_public", "is_removed")
        assert list(found) == [
            ("published", "withdrawn", False, True),
            ("held", "withdrawn", False, True),
            ("unconfirmed", "withdrawn", False, True),
            ("spam", "withdrawn", False, True),
            ("removed", "removed", False, True),
            ("withdrawn", "withdrawn", False, True),
            ("not mine", "published", True, False),
        ]
        assert Conversation.objects.get().comment_count == 1

    def test_replies_are_counted_down_and_thanks_no_longer_order_the_thread(self, say, member):
        top = say("top")
        mine = say("mine", by=member, to=top)
        say("held", by=member, to=top, status="held")
        Comment.objects.filter(pk=mine.pk).update(reaction_count=3)
        Comment.objects.filter(pk=top.pk).update(thread_max_reactions=3, reaction_count=1)

        states.withdraw_all(Conversation.objects.get(), Comment.objects.filter(user=member))

        top.refresh_from_db()
        assert (top.nested_count, top.thread_max_reactions) == (0, 1)

    def test_drafts_of_replies_become_drafts_of_threads(self, say, thing, member, other_member):
        mine = say("mine", by=member)
        saved_drafts.save(other_member, thing, mine, "An answer.")

        states.withdraw_all(Conversation.objects.get(), Comment.objects.filter(user=member))

        assert saved_drafts.find(other_member, thing).body == "An answer."
