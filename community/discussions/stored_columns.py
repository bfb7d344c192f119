"""The five columns of a discussion that can be computed from other rows, for `manage.py recount_comments`."""

from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from community.comments.models import Comment, Question
from community.comments.path import WIDTH
from community.comments.recount import STORED, Stored

from .models import Discussion

PUBLISHED = Comment.objects.published()
LATEST = PUBLISHED.filter(conversation=OuterRef("opening__conversation")).order_by("-published_at")
HELPFUL = (
    Comment.objects.filter(conversation=OuterRef("opening__conversation"), path__length=WIDTH)
    .order_by("-thread_max_reactions")
    .values("thread_max_reactions")[:1]
)
#: A row without an opening is in the middle of being started.
STARTED = Discussion.objects.filter(opening__isnull=False, merged_into=None)


def stored(what: str, field: str, right: object) -> Stored:
    rows = STARTED.annotate(right=right)
    return Stored(what, field, Discussion.objects, rows, conversation="opening__conversation")


def register() -> None:
    """After those of comments: `answer_count` is computed from `comment_count`."""
    STORED.extend(
        [
            stored(
                "whether a discussion is published",
                "is_published",
                Exists(PUBLISHED.filter(pk=OuterRef("opening"))),
            ),
            stored("answers in a discussion", "answer_count", F("opening__conversation__comment_count")),
            stored(
                "the latest activity in a discussion",
                "last_activity_at",
                Coalesce(Subquery(LATEST.values("published_at")[:1]), F("created_at")),
            ),
            stored("how many members a discussion helped", "helped_count", Coalesce(Subquery(HELPFUL), 0)),
            stored(
                "whether a discussion is solved",
                "is_solved",
                Exists(Question.objects.solved().filter(comment=OuterRef("opening"))),
            ),
        ]
    )
