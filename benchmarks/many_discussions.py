"""Writes thousands of discussions in bulk, with the columns that the site would have kept."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from community.comments.models import Comment
from community.discussions.models import Discussion
from community.members.models import User

from .bulk_comments import create_conversation
from .sample_text import sentence

#: Of ten discussions: how many have no answer yet, are solved, and have a comment that helped somebody.
UNANSWERED, SOLVED, HELPED = 2, 3, 4
BATCH = 500


def create_discussions(
    count: int, answers: int, *, topics: Sequence[models.Model], writers: Sequence[User], seed: int
) -> list[Discussion]:
    """Each with so many answers, but for those that have none; about the topics in turn."""
    chance, now = Random(seed), timezone.now()
    topic_type = ContentType.objects.get_for_model(topics[0])
    made = [
        Discussion(
            title=sentence(chance)[:120],
            slug=f"number-{number}",
            topic_type=topic_type,
            topic_id=topics[number % len(topics)].pk,
            created_at=now - timedelta(minutes=60 * (count - number)),
        )
        for number in range(count)
    ]
    Discussion.objects.bulk_create(made, batch_size=BATCH)
    openings = [open_discussion(each, answers, writers, number) for number, each in enumerate(made)]
    for start in range(0, count, BATCH):
        Comment.objects.filter(pk__in=openings[start : start + BATCH]).update(is_opening=True)
    fields = ["opening", "is_published", "answer_count", "last_activity_at", "is_solved", "helped_count"]
    Discussion.objects.bulk_update(made, fields, batch_size=BATCH)
    return made


def open_discussion(discussion: Discussion, answers: int, writers: Sequence[User], number: int) -> int:
    """The key of the opening, which is the first of its comments."""
    said = 0 if number % 10 < UNANSWERED else answers
    conversation = create_conversation(discussion, said + 1, writers=writers, seed=number)
    discussion.opening = conversation.comments.order_by("pk")[0]
    discussion.is_published, discussion.answer_count = True, said
    discussion.last_activity_at = timezone.now() - timedelta(seconds=number)
    discussion.is_solved = 10 - number % 10 <= SOLVED
    discussion.helped_count = number % 7 + 1 if 10 - number % 10 <= HELPED else 0
    return discussion.opening.pk
