"""For how long held comments have waited for a moderator, and since when a comment has the status it has."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from community.comments.models import Comment

from .models import Decision

HELD = Comment.Status.HELD


class Queue(NamedTuple):
    size: int
    oldest: datetime


def queue_older_than(moment: datetime) -> Queue | None:
    """All that wait, if the oldest was held before this moment. One query."""
    moments = list(
        Comment.objects.filter(status=HELD)
        .exclude(comment="")
        .annotate(since=held_since())
        .order_by("since")
        .values_list("since", flat=True)
    )
    return Queue(len(moments), moments[0]) if moments and moments[0] < moment else None


def held_since() -> Coalesce:
    """When it was sent, or what was published before became held: by an edit, or when a guest confirmed. An author who
    edits a held comment does not lose the place."""
    return has_status_since(HELD)


def has_status_since(status: str) -> Coalesce:
    """When it got this status, the last time; when it was sent, if it had it from the beginning."""
    changed = Decision.objects.filter(comment=OuterRef("pk"), status_after=status).exclude(status_before=status)
    return Coalesce(Subquery(changed.order_by("-pk").values("created_at")[:1]), F("submit_date"))
