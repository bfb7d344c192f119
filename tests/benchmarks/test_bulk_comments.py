"""What the benchmarks measure must be what the site writes."""

import pytest
from django_comments_xtd.models import XtdComment

from benchmarks.bulk_comments import TABLES, create_conversation, members
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.saving import save_comment
from tests.things.models import Thing

# Moments; and the package's numbering, which the site does not keep.
NOT_COMPARED = {"submit_date", "order"}


def rows_of(conversation: Conversation) -> list[dict[str, object]]:
    """Every column of every comment; keys as the place in the conversation, so that two conversations compare."""
    keys = list(conversation.comments.order_by("pk").values_list("pk", flat=True))
    place = {key: number for number, key in enumerate(keys)}
    rows = []
    for key in keys:
        row: dict[str, object] = {}
        for model in TABLES:
            row |= model._base_manager.values(*(field.attname for field in model._meta.local_concrete_fields)).get(
                pk=key
            )
        path = str(row["path"])
        row["path"] = [place[int(path[start : start + 8], 16)] for start in range(0, len(path), 8)]
        for name in ("id", "comment_ptr_id", "xtdcomment_ptr_id", "parent_id", "thread_id", "reply_to_id"):
            row[name] = place.get(row[name])
        for name in ("conversation_id", "object_pk"):
            row[name] = str(row[name]) == str(conversation.pk if name == "conversation_id" else conversation.object_id)
        row["published_at"] = row["published_at"] is not None
        rows.append({name: value for name, value in row.items() if name not in NOT_COMPARED})
    return rows


@pytest.mark.django_db
def test_comments_planted_in_bulk_are_the_rows_that_saving_writes():
    planted = create_conversation(Thing.objects.create(), 30, writers=members(10))
    said_again = Thing.objects.create()
    again: dict[int, Comment] = {}
    for comment in planted.comments.order_by("pk"):
        draft = Draft(
            target=said_again,
            body=comment.comment,
            member=comment.user,
            guest_name=comment.user_name,
            guest_email=comment.user_email,
            reply_to=again.get(comment.reply_to_id),
        )
        again[comment.pk], _ = save_comment(draft, status=comment.status)

    written = Conversation.objects.get_or_create_for(said_again)

    assert max(comment.level for comment in again.values()) >= 2
    assert rows_of(planted) == rows_of(written)
    assert planted.comment_count == written.comment_count == 30


@pytest.mark.django_db
def test_key_after_planted_comments_is_free():
    thing = Thing.objects.create()
    create_conversation(Thing.objects.create(), 3, writers=members(1))
    create_conversation(thing, 3, writers=members(1))

    comment, _ = save_comment(
        Draft(target=thing, body="And one more.", guest_name="Ann", guest_email="a@example.org"), status="held"
    )

    assert [place.comments.count() for place in Conversation.objects.order_by("pk")] == [3, 4]
    assert comment.pk > max(Comment.objects.exclude(pk=comment.pk).values_list("pk", flat=True))


@pytest.mark.django_db
def test_order_of_the_package_is_reading_order_within_each_thread():
    planted = create_conversation(Thing.objects.create(), 60, writers=members(10))

    ours = list(planted.comments.order_by("thread_id", "path").values_list("pk", flat=True))
    theirs = list(XtdComment.objects.filter(pk__in=ours).values_list("pk", flat=True))

    assert theirs == ours
