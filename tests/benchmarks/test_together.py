"""Two hundred replies from eight processes, and whether the benchmark would notice if one went wrong."""

import pytest
from django_comments_xtd.models import XtdComment

from benchmarks.bulk_comments import create_conversation, members
from benchmarks.together import REPLIES, WRITERS, problems, reply_concurrently
from community.comments.models import Comment, Conversation
from community.members.models import User
from tests.things.models import Thing

FINE = {
    "lost": [],
    "not written at all": [],
    "out of order": [],
    "counted wrong": [],
    "too many or few in the conversation": [],
}


@pytest.mark.django_db(transaction=True)
def test_eight_processes_writing_at_once_lose_nothing(an_index):
    conversation = create_conversation(Thing.objects.create(), 600, writers=members(250))
    writers = User.objects.filter(pk__in=conversation.comments.values("user")).order_by("pk")

    written = reply_concurrently(
        conversation.comments.order_by("pk")[0], [member.pk for member in writers[: WRITERS * REPLIES]]
    )

    assert len(written) == 200
    assert problems(conversation, written) == FINE
    assert Conversation.objects.get().comment_count == 800


def test_what_would_be_wrong_is_noticed(db):
    conversation = create_conversation(Thing.objects.create(), 20, writers=members(5))
    everything = dict(Comment.objects.values_list("pk", "comment"))
    deep = conversation.comments.filter(level__gt=0).order_by("pk")[0]
    missing = {"not written at all": list(range(WRITERS * REPLIES - len(everything)))}
    assert problems(conversation, everything) == FINE | missing

    Comment.objects.filter(pk=deep.pk).update(path=deep.path[-8:], comment="other words")
    XtdComment.norel_objects.filter(pk=deep.parent_id).update(nested_count=77)
    Conversation.objects.update(comment_count=19)

    found = problems(conversation, everything)

    assert found["lost"] == [deep.pk]
    assert found["out of order"] == [deep.pk]
    assert deep.parent_id in found["counted wrong"]
    assert found["too many or few in the conversation"] == [-1]
