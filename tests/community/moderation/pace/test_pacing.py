import pytest

from community.comments.models import Conversation
from community.conversations.availability import SEEN_BY_MEMBERS, why_closed
from community.conversations.reader import Reader
from community.moderation.models import Decision
from community.moderation.pace.pacing import PACES, PaceUnchanged, pace_named, pace_of, set_pace


@pytest.mark.parametrize("pace", PACES[1:])
def test_each_pace_is_a_row_of_the_log_and_what_the_conversation_is_then(say, member, moderator, pace):
    comment = say("Words.", by=member)

    decision = set_pace(comment, pace, by=moderator, note="It got heated.")

    conversation = Conversation.objects.get(pk=comment.conversation_id)
    assert (pace_of(conversation), decision.act, decision.note) == (pace, pace.act, "It got heated.")
    assert (decision.before, decision.after) == ("published", "published")


def test_readers_read_why_only_while_it_is_locked(say, member, moderator):
    comment = say("Words.", by=member)
    notes = []
    for value in ("paused", "slow-60", "open"):
        set_pace(comment, pace_named(value), by=moderator, note=f"Because {value}.")
        notes.append(Conversation.objects.get(pk=comment.conversation_id).note)

    assert notes == ["Because paused.", "", ""]


def test_what_readers_see_is_drawn_anew(say, member, moderator):
    comment = say("Words.", by=member)
    before = Conversation.objects.get(pk=comment.conversation_id).cache_version

    set_pace(comment, pace_named("closed"), by=moderator, note="Enough.")

    assert Conversation.objects.get(pk=comment.conversation_id).cache_version != before


def test_the_same_again_changes_nothing(say, member, moderator):
    comment = say("Words.", by=member)
    set_pace(comment, pace_named("slow-10"), by=moderator, note="Slowly.")

    with pytest.raises(PaceUnchanged):
        set_pace(comment, pace_named("slow-10"), by=moderator, note="Slowly.")

    assert Decision.objects.count() == 1


def test_another_reason_for_readers_is_a_change(say, member, moderator):
    comment = say("Words.", by=member)
    for note in ("Back on Monday.", "Back on Tuesday."):
        set_pace(comment, pace_named("paused"), by=moderator, note=note)

    assert Conversation.objects.get(pk=comment.conversation_id).note == "Back on Tuesday."


def test_a_number_of_minutes_that_nobody_offers_is_no_choice():
    assert pace_of(Conversation(slow_minutes=7)) is None


def test_moved_to_members_only_strangers_neither_read_nor_write_until_it_is_opened(say, member, moderator, thing):
    comment = say("Words.", by=member)

    decision = set_pace(comment, pace_named("members"), by=moderator, note="It is about our children.")

    conversation = Conversation.objects.get(pk=comment.conversation_id)
    assert pace_of(conversation) == pace_named("members")
    assert decision.get_act_display() == "conversation moved to members only"
    assert conversation.is_hidden
    assert why_closed(conversation, thing, Reader()) == SEEN_BY_MEMBERS
    assert why_closed(conversation, thing, Reader(member=member)) is None
    set_pace(comment, pace_named("open"), by=moderator, note="Over.")
    conversation = Conversation.objects.get(pk=comment.conversation_id)
    assert (pace_of(conversation), conversation.is_hidden) == (pace_named("open"), False)
    assert why_closed(conversation, thing, Reader()) is None
