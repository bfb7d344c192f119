"""Deciding about many comments at once does what deciding about each of them does, in a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.comments.editing import fingerprint
from community.comments.models import Comment, Conversation, SavedDraft
from community.comments.recount import recount
from community.moderation.decisions import decide, decide_many
from community.moderation.log.log_guard import unguarded_log
from community.moderation.models import Act, Decision, ReviewRequest
from community.moderation.refused_decisions import AlreadyDecided, ChangedMeanwhile, OwnComment
from community.notifications.models import Notification
from community.spam.models import Example
from tests.factories import UserFactory
from tests.things.models import Thing

ROWS = ("comment__comment", "act", "actor", "reason", "note", "status_before", "status_after")


def texts(count: int) -> list[str]:
    return [f"Comment {number}: {'word' * (number + 1)} of its own, number {number * 977}." for number in range(count)]


def fresh(*comments: Comment) -> dict[Comment, str]:
    found = Comment.objects.filter(pk__in=[one.pk for one in comments]).select_related("user", "conversation")
    return dict.fromkeys(found.prefetch_related("conversation__target").order_by("pk"), "")


def state() -> dict[str, list]:
    """All that a decision changes, without keys and times."""
    return {
        "comments": list(
            Comment.objects.order_by("comment").values_list(
                "comment", "status", "is_public", "is_removed", "nested_count"
            )
        ),
        "published": list(Comment.objects.exclude(published_at=None).order_by("comment").values_list("comment")),
        "counts": list(Conversation.objects.order_by("pk").values_list("comment_count", flat=True)),
        "log": list(Decision.objects.order_by("comment__comment").values_list(*ROWS)),
        "told": list(
            Notification.objects.order_by("recipient", "comment__comment").values_list(
                "recipient", "comment__comment", "kind", "detail"
            )
        ),
        "taught": list(
            Example.objects.order_by("comment__comment").values_list("comment__comment", "is_spam", "weight", "writer")
        ),
        "again": list(ReviewRequest.objects.order_by("comment__comment").values_list("comment__comment", flat=True)),
    }


@pytest.fixture
def write(say, member, other_member):
    """Comments and replies of several writers in two conversations; the texts are the names."""

    def write(status: str, start: int) -> list[Comment]:
        other = Thing.objects.create(title="Another thing")
        words = texts(start + 8)[start:]
        top = say(words[0], by=other_member)
        elsewhere = say(words[1], by=member, about=other)
        return [
            say(words[2], by=member, to=top, status=status),
            say(words[3], by=member, to=top, status=status),
            say(words[4], to=top, status=status),
            say(words[5], to=elsewhere, by=other_member, about=other, status=status),
            say(words[6], about=other, status=status),
        ]

    return write


@pytest.mark.parametrize(
    ("status", "act", "more"),
    [
        ("held", Act.APPROVE, {}),
        ("held", Act.SPAM, {}),
        ("published", Act.SPAM, {}),
        ("published", Act.REMOVE, {"reason": "advertising", "note": "No shops."}),
        ("held", Act.REMOVE, {"reason": "other", "note": "Said twice."}),
        ("spam", Act.RESTORE, {}),
        ("published", Act.KEEP, {}),
        ("held", Act.APPROVE, {"teaches": False}),
    ],
)
def test_together_is_as_one_by_one(write, moderator, status, act, more, django_capture_on_commit_callbacks):
    comments = write(status, 0)

    with django_capture_on_commit_callbacks(execute=True):
        for comment in fresh(*comments):
            decide(comment, act, by=moderator, **more)
    one_by_one = state()
    Comment.objects.all().delete()
    with unguarded_log():
        Decision.objects.all()._raw_delete("default")
    Conversation.objects.all().delete()
    Example.objects.all().delete()
    Thing.objects.exclude(title="A thing").delete()
    comments = write(status, 0)
    with django_capture_on_commit_callbacks(execute=True):
        decide_many(fresh(*comments), act, by=moderator, **more)

    assert state() == one_by_one


def test_every_counter_is_exact_afterwards(write, moderator):
    comments = write("held", 0)
    decide_many(fresh(*comments), Act.APPROVE, by=moderator)
    decide_many(fresh(*comments[:3]), Act.REMOVE, by=moderator, reason="unkind")
    before = state()

    recount()

    assert state()["comments"] == before["comments"]
    assert state()["counts"] == before["counts"] == [1, 3]


def test_the_rest_is_done_and_each_refusal_says_why(say, moderator, administrator):
    first, edited, own = say("first", status="held"), say("edited", status="held"), say("mine", by=moderator)
    taken, free = say("taken", status="held"), say("free", status="held")
    Comment.objects.filter(pk=own.pk).update(status="held")
    decide(taken, Act.SPAM, by=administrator)
    seen = fresh(first, edited, own, taken, free)
    for comment in seen:
        seen[comment] = fingerprint("other words" if comment.pk == edited.pk else comment.comment)

    done, refused = decide_many(seen, Act.APPROVE, by=moderator)

    assert [decision.comment for decision in done] == [first, free]
    assert {key: (type(why), str(why)) for key, why in refused.items()} == {
        edited.pk: (ChangedMeanwhile, "Ann Lee has changed the words since you read them. Please read them again."),
        own.pk: (OwnComment, "You wrote this comment, so another moderator decides about it."),
        taken.pk: (AlreadyDecided, "The comment by Ann Lee was already marked as spam by Tobias Wendt."),
    }
    assert list(Comment.objects.filter(status="published").order_by("pk")) == [first, free]


def test_nothing_held_below_is_published_with_it(say, moderator):
    top = say("top", status="held")
    below = say("below", to=top, status="held")
    Comment.objects.filter(pk=top.pk).update(status="published")
    Comment.objects.filter(pk=top.pk).update(status="held")

    decide_many(fresh(top), Act.APPROVE, by=moderator)

    assert Comment.objects.get(pk=below.pk).status == "held"


def test_drafts_of_replies_to_what_is_removed_become_drafts_of_threads(say, thing, member, moderator):
    tops = [say(words) for words in texts(2)]
    for top in tops:
        place = {"content_type": top.conversation.content_type, "object_id": thing.pk}
        SavedDraft.objects.create(member=UserFactory(), reply_to=top, body="half a reply", **place)

    decide_many(fresh(*tops), Act.REMOVE, by=moderator, reason="unkind")

    assert list(SavedDraft.objects.values_list("reply_to", "body")) == [(None, "half a reply")] * 2


def test_what_is_empty_cannot_be_restored(say, moderator):
    purged = say("words", status="removed")
    Comment.objects.filter(pk=purged.pk).update(comment="")

    done, refused = decide_many(fresh(purged), Act.RESTORE, by=moderator)

    assert (done, str(refused[purged.pk])) == ([], "The comment by Ann Lee is removed by a moderator.")


def queries_of(comments: list[Comment], act: Act, moderator, **more) -> int:
    seen = fresh(*comments)
    with CaptureQueriesContext(connection) as found:
        decide_many(seen, act, by=moderator, **more)
    return len(found)


@pytest.mark.parametrize(
    ("status", "act", "more"),
    [
        ("held", Act.APPROVE, {}),
        ("held", Act.SPAM, {}),
        ("published", Act.REMOVE, {"reason": "unkind"}),
        ("spam", Act.RESTORE, {}),
        ("published", Act.KEEP, {}),
    ],
)
def test_a_hundred_take_as_many_queries_as_two(say, moderator, status, act, more):
    def write(count: int) -> list[Comment]:
        """By as many members, each in a conversation of their own, and as many guests."""
        words = [f"{count} {text}" for text in texts(count)]
        places = [Thing.objects.create(title=f"Thing {number}") for number in range(count // 2)]
        return [
            say(text, about=places[number // 2], by=UserFactory() if number % 2 else None, status=status)
            for number, text in enumerate(words)
        ]

    queries_of(write(4), act, moderator, **more)
    few = queries_of(write(6), act, moderator, **more)

    # SQLite takes what the filter learns of a hundred in two statements: so many values do not fit into one.
    assert queries_of(write(100), act, moderator, **more) - few in ({0, 1} if connection.vendor == "sqlite" else {0})
    assert few <= 34
