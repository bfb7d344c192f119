from collections import Counter

import pytest
from django.contrib.contenttypes.models import ContentType

from blog.models import ArticlePage
from community.comments.models import Comment, Conversation
from community.comments.path import ancestor_ids
from community.members.models import User
from demo.loading.content_files import read_comments

Status = Comment.Status


def long_conversation() -> Conversation:
    return Conversation.objects.find(ArticlePage.objects.get(slug="the-meeting-ran-over-and-so-did-the-bath"))


def test_every_comment_is_as_its_file_says(demo: str) -> None:
    content_type = ContentType.objects.get_for_model(ArticlePage)
    slugs = dict(ArticlePage.objects.values_list("pk", "slug"))
    comments = Comment.objects.select_related("user", "conversation", "reply_to").order_by("pk")
    loaded = [
        (
            slugs[comment.conversation.object_id],
            comment.submit_date,
            comment.user.username if comment.user else comment.user_name,
            comment.comment,
            comment.status,
            comment.reply_to.submit_date if comment.reply_to else None,
        )
        for comment in comments.filter(conversation__content_type=content_type)
    ]

    rows = read_comments()
    said_at = {(row["article"], row["key"]): row["at"] for row in rows}
    assert loaded == [
        (
            row["article"],
            row["at"],
            row.get("by") or row["guest"],
            row["text"].strip(),
            row.get("status", "published"),
            said_at[row["article"], row["reply_to"]] if "reply_to" in row else None,
        )
        for row in rows
    ]


def test_long_conversation_has_99_comments_three_levels_deep(demo: str) -> None:
    comments = long_conversation().comments

    assert Counter(comments.values_list("status", flat=True)) == {"published": 95, "held": 2, "spam": 1, "removed": 1}
    assert set(comments.values_list("level", flat=True)) == {0, 1, 2}


def test_counters_are_exact(demo: str) -> None:
    published_below: Counter[int] = Counter()
    for path in Comment.objects.published().values_list("path", flat=True):
        published_below.update(ancestor_ids(path))

    assert dict(Comment.objects.values_list("pk", "nested_count")) == {
        pk: published_below[pk] for pk in Comment.objects.values_list("pk", flat=True)
    }
    for conversation in Conversation.objects.all():
        # A discussion's opening is no comment of its thread.
        published = conversation.comments.published()
        assert conversation.comment_count == published.filter(is_opening=False).count()
        latest = published.order_by("submit_date").last()  # None where everything was merged into another one
        assert conversation.last_comment_at == (latest and latest.submit_date)


@pytest.mark.parametrize("status", [Status.HELD, Status.SPAM])
def test_what_waits_or_was_refused_carries_the_evidence_of_the_filter(demo: str, status: str) -> None:
    judgements = [comment.judgements.get() for comment in Comment.objects.filter(status=status)]

    assert judgements
    assert all((judgement.evidence or judgement.gates) and judgement.outcome != "publish" for judgement in judgements)
    assert all(judgement.created_at == judgement.comment.submit_date for judgement in judgements)


def test_removed_comment_has_its_decision_and_its_replies(demo: str) -> None:
    removed = Comment.objects.get(status=Status.REMOVED)
    decision = removed.decisions.get(act="remove")

    assert (decision.act, decision.reason, decision.actor.username) == ("remove", "unkind", "priya-raman")
    assert removed.submit_date < decision.created_at < removed.answers.earliest("pk").submit_date
    assert removed.nested_count > 0


def test_guests_have_an_address_and_no_account(demo: str) -> None:
    guests = Comment.objects.filter(user=None)

    assert guests.exists()
    assert all(guest.user_name and guest.user_email.endswith("@example.org") for guest in guests)
    assert not User.objects.filter(email__in=guests.values("user_email")).exists()
