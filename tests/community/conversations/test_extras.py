"""What a conversation is without the rooms that add to it."""

import dataclasses

import pytest
from django.utils import timezone

from community.conversations.comment_tree import row_of
from community.conversations.extras import Action, ConversationExtras


def test_without_any_it_can_be_read_and_nothing_more(say):
    bare, row = ConversationExtras(), row_of(say("words"))

    assert (bare.write_url, bare.report_url(row.pk)) == ("", "")
    assert bare.author_actions(row, timezone.now()) == ()
    assert bare.moderator_actions(row, timezone.now()) == ()
    assert (bare.answer_actions(row, True), bare.answer_actions(row, False)) == ((), ())
    assert bare.hold_reasons([row.pk]) == {}


def test_reasons_that_one_page_adds_do_not_reach_the_next():
    ConversationExtras().hold_reasons([1])[1] = "Links."

    assert ConversationExtras().hold_reasons([1]) == {}


def test_nothing_is_added_to_it_later():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ConversationExtras().write_url = "/write/"


def test_an_action_is_a_link_unless_it_has_a_field():
    link = Action("/edit/", "Edit", "Edit your comment")

    assert (link.field, link.value) == ("", "yes")
    assert link != link._replace(field="answer")
    assert hash(link) == hash(Action("/edit/", "Edit", "Edit your comment"))


@pytest.mark.parametrize("given", [{}, {"write_url": "/write/"}])
def test_extras_that_say_the_same_are_equal(given):
    """The page context is part of the key that drawn comments are kept by."""
    assert ConversationExtras(**given) == ConversationExtras(**given)
    assert hash(ConversationExtras(**given)) == hash(ConversationExtras(**given))
