from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments import saved_drafts, states
from community.comments.models import SavedDraft


def bodies() -> list[str]:
    return list(SavedDraft.objects.order_by("pk").values_list("body", flat=True))


def test_one_for_each_place(member, thing, say):
    top = say("top")
    for reply_to, body in [(None, "a"), (top, "b"), (None, "a, longer"), (top, "b, longer")]:
        saved_drafts.save(member, thing, reply_to, body)

    assert bodies() == ["a, longer", "b, longer"]
    assert saved_drafts.find(member, thing, None).body == "a, longer"
    assert saved_drafts.find(member, thing, top).body == "b, longer"


def test_nobody_finds_anothers(member, other_member, thing):
    saved_drafts.save(member, thing, None, "mine")

    assert saved_drafts.find(other_member, thing, None) is None
    saved_drafts.delete(other_member, thing, None)
    assert bodies() == ["mine"]


def test_nothing_typed_is_nothing_kept(member, thing):
    saved_drafts.save(member, thing, None, "words")
    saved_drafts.save(member, thing, None, " \n")

    assert bodies() == []


def test_the_oldest_gives_way(member, thing, say, monkeypatch):
    monkeypatch.setattr(saved_drafts, "MAX_DRAFTS", 2)
    places = [None, say("one"), say("two")]
    for minutes, place in enumerate(places):
        with time_machine.travel(datetime.now(UTC) + timedelta(minutes=minutes)):
            saved_drafts.save(member, thing, place, f"draft {minutes}")

    assert bodies() == ["draft 1", "draft 2"]


@pytest.mark.parametrize("status", ["removed", "withdrawn", "spam"])
def test_an_answer_begun_to_what_is_gone_is_found_where_a_thread_is_begun(member, other_member, thing, say, status):
    gone, other = say("gone"), say("other")
    saved_drafts.save(member, thing, gone, "An answer.", without_name=True, language="de")
    saved_drafts.save(other_member, thing, None, "A thread.")
    saved_drafts.save(other_member, thing, gone, "Another answer.")
    saved_drafts.save(member, thing, other, "To somebody else.")

    states.change_status(gone, status)

    assert saved_drafts.find(member, thing).body == "An answer."
    assert saved_drafts.find(member, thing).without_name
    assert saved_drafts.find(member, thing).language == "de"
    assert saved_drafts.find(member, thing, other).body == "To somebody else."
    assert saved_drafts.find(other_member, thing).body == "A thread.\n\nAnother answer."
    assert SavedDraft.objects.count() == 3


def test_what_is_only_looked_at_once_more_can_be_answered_later(member, thing, say):
    held = say("held")
    saved_drafts.save(member, thing, held, "An answer.")

    states.change_status(held, "held")

    assert saved_drafts.find(member, thing, held).body == "An answer."
