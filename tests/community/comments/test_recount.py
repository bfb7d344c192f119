"""Every counter is right, and `recount` finds and repairs wrong ones."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_comments_xtd.management.commands.initialize_nested_count import Command as PackageCommand
from django_comments_xtd.models import XtdComment

from community.comments.models import Comment, Conversation
from community.comments.path import MAX_LEVEL
from community.comments.reactions import add_reaction
from community.comments.recount import recount
from community.comments.states import change_status
from tests.factories import UserFactory
from tests.things.models import Thing

Status = Comment.Status
NOTHING = {
    "published comments in a conversation": 0,
    "published replies below a comment": 0,
    "members a comment helped": 0,
    "the most members helped in a thread": 0,
    "whether a comment is public": 0,
    "whether a comment is removed": 0,
    "whether a discussion is published": 0,
    "answers in a discussion": 0,
    "the latest activity in a discussion": 0,
    "whether a discussion is solved": 0,
    "how many members a discussion helped": 0,
}


@pytest.fixture
def talk(say) -> list[Comment]:
    """Two conversations with everything that is counted and everything that is not."""
    member, other = UserFactory(), UserFactory()
    top = say("top", by=member)
    reply = say("reply", by=member, to=top)
    say("held", to=top, status="held")
    said = [say("another thread")]
    for number in range(MAX_LEVEL + 2):
        said.append(say(f"deeper {number}", to=said[-1], by=member))
    removed = say("removed", to=reply, by=member)
    elsewhere = say("elsewhere", about=Thing.objects.create(), by=member)
    for comment in (reply, removed, said[-1], elsewhere):
        add_reaction(comment, other)
    add_reaction(reply, UserFactory())
    change_status(removed, Status.REMOVED)
    return [top, reply, *said, elsewhere]


def counters() -> list[Any]:
    return [
        list(Conversation.objects.order_by("pk").values_list("pk", "comment_count", "last_comment_at")),
        list(
            Comment.objects.order_by("pk").values_list(
                "pk", "status", "nested_count", "reaction_count", "thread_max_reactions", "is_public", "is_removed"
            )
        ),
    ]


def cache_versions() -> dict[int, int]:
    return dict(Conversation.objects.values_list("pk", "cache_version"))


def test_what_posting_and_moderating_counted_is_what_is_counted_again(talk):
    before, versions = counters(), cache_versions()

    assert recount() == NOTHING

    assert (counters(), cache_versions()) == (before, versions)


def test_whatever_is_wrong_is_set_right_and_counted(talk):
    before, versions = counters(), cache_versions()
    top, reply, elsewhere = talk[0], talk[1], talk[-1]
    Conversation.objects.filter(pk=elsewhere.conversation_id).update(comment_count=7)
    XtdComment.norel_objects.filter(pk__in=[top.pk, elsewhere.pk]).update(nested_count=9)
    XtdComment.norel_objects.filter(pk=elsewhere.pk).update(is_public=False)
    Comment.objects.filter(status=Status.HELD).update(is_public=True)
    Comment.objects.filter(pk=reply.pk).update(reaction_count=0)
    Comment.objects.filter(pk=top.pk).update(thread_max_reactions=5)

    assert recount() == NOTHING | {
        "published comments in a conversation": 1,
        "published replies below a comment": 2,
        "members a comment helped": 1,
        "the most members helped in a thread": 1,
        "whether a comment is public": 2,
        "whether a comment is removed": 0,
    }

    assert counters() == before
    assert all(versions[pk] != now for pk, now in cache_versions().items()), "what was drawn with them is drawn anew"
    assert recount() == NOTHING


def test_a_conversation_without_a_fault_is_left_alone(talk):
    versions = cache_versions()
    wrong = talk[-1].conversation_id
    Conversation.objects.filter(pk=wrong).update(comment_count=7)

    recount()

    assert {pk for pk, now in cache_versions().items() if versions[pk] != now} == {wrong}


def test_what_the_packages_command_does_to_our_counters_is_undone(talk):
    """It counts held and removed comments as well, and counts by `parent_id`, in an order that we do not keep."""
    before = counters()

    PackageCommand().initialize_nested_count("default")
    assert counters() != before

    recount()
    assert counters() == before


@pytest.mark.parametrize("more", [1, 20])
def test_it_asks_the_same_number_of_questions_whatever_there_is(talk, say, more):
    for number in range(more):
        say(f"one more {number}", to=talk[0], by=talk[0].user)

    with CaptureQueriesContext(connection) as queries:
        recount()

    assert len(queries) == 11


def test_the_command_says_what_it_changed(talk, capsys):
    call_command("recount_comments")
    assert capsys.readouterr().out == "All counters of comments are right.\n"

    Conversation.objects.update(comment_count=7)
    call_command("recount_comments")
    assert capsys.readouterr().out == "Set right: published comments in a conversation (2).\n"
