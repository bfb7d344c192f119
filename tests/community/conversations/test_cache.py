"""The cache of a conversation: used by all readers, and never out of date."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import RequestFactory

from community.comments import anonymity, editing, featuring, reactions, states
from community.comments.models import Comment, Conversation
from community.comments.withdrawal import withdraw
from community.conversations import cache
from community.conversations.cache import ConversationVersion, cached_page
from community.conversations.reader import Order, Reader
from community.members import handle_change
from community.members.models import User


def version() -> ConversationVersion:
    return ConversationVersion.of(Conversation.objects.get(), RequestFactory().get("/"))


def edit(comment: Comment) -> None:
    editing.edit_comment(comment, "other words", instead_of=editing.fingerprint("words"))


def render_again(comment: Comment) -> None:
    Comment.objects.filter(pk=comment.pk).update(body_html="<p>as it was made long ago</p>")
    call_command("render_comments")


def take_name_off(comment: Comment) -> None:
    Conversation.objects.update(allows_anonymity=True)
    anonymity.anonymise(Comment.objects.get(pk=comment.pk))


CHANGES: dict[str, Callable[[Comment, User], object]] = {
    "edited": lambda comment, other: edit(comment),
    "withdrawn": lambda comment, other: withdraw(comment),
    "removed": lambda comment, other: states.change_status(comment, Comment.Status.REMOVED),
    "held": lambda comment, other: states.change_status(comment, Comment.Status.HELD),
    "thanked for": lambda comment, other: reactions.add_reaction(comment, other),
    "featured": lambda comment, other: featuring.feature(comment, by=other),
    "its author's name taken off": lambda comment, other: take_name_off(comment),
    "rendered again": lambda comment, other: render_again(comment),
    "its author called something else": lambda comment, other: rename_author(comment),
    "its author's profile at another address": lambda comment, other: handle_change.change_handle(
        comment.user, "someone-else"
    ),
    "its author gone": lambda comment, other: comment.user.delete(),
}


def rename_author(comment: Comment) -> None:
    comment.user.display_name = "Somebody else"
    comment.user.save()


@pytest.mark.parametrize("what", CHANGES)
def test_after_a_change_it_is_another_version(say, member, other_member, what):
    comment = say("words", by=member)
    before = version()

    CHANGES[what](comment, other_member)

    assert version() != before


def test_taking_back_thanks_and_features_is_a_change_as_well(say, member, other_member):
    comment = say("words", by=member)
    reactions.add_reaction(comment, other_member)
    featuring.feature(comment, by=other_member)
    versions = [version()]

    reactions.remove_reaction(comment, other_member)
    versions.append(version())
    featuring.unfeature(comment)
    versions.append(version())

    assert len(set(versions)) == 3


def test_signing_in_or_choosing_an_order_is_no_change(say, member):
    say("words", by=member)
    before = version()

    member.conversation_order = "newest"
    member.save(update_fields=["conversation_order"])
    member.save(update_fields=["last_login"])

    assert version() == before


def test_a_page_is_looked_up_once_for_all_readers_who_see_the_same(say, member, django_assert_num_queries):
    say("words")
    now = version()
    first = cached_page(now, Reader(), order=Order.OLDEST)
    cache.authors_waiting(now)

    with django_assert_num_queries(0):
        assert cached_page(now, Reader(member=member), order=Order.OLDEST) is first


def test_whoever_sees_more_than_others_has_a_page_of_their_own(say, member, moderator, other_member):
    say("words")
    held = say("held words", by=member, status="held")
    now = version()

    def sees(reader: Reader) -> bool:
        return held.pk in [row.pk for row in cached_page(now, reader, order=Order.OLDEST).rows]

    readers = [Reader(), Reader(member=member), Reader(member=other_member), Reader(member=moderator, moderates=True)]
    assert [sees(reader) for reader in readers] == [False, True, False, True]
    # Nor does it stay behind for whoever comes next.
    assert [sees(reader) for reader in readers] == [False, True, False, True]
