"""For how long held comments have waited for a moderator."""

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
    became_held = Decision.objects.filter(comment=OuterRef("pk"), status_after=HELD).exclude(status_before=HELD)
    return Coalesce(Subquery(became_held.order_by("-pk").values("created_at")[:1]), F("submit_date"))
