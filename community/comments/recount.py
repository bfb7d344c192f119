"""Recounts what `counters`, `reactions` and `states` keep up to date, and repairs wrong values."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import (
    BooleanField,
    Case,
    Count,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat
from django_comments.models import Comment as PackageComment
from django_comments_xtd.models import XtdComment

from .models import Comment, Conversation, Reaction
from .path import END, WIDTH

Status = Comment.Status


@dataclass(frozen=True)
class Stored:
    """A denormalised value: it is stored, and can be computed from other rows."""

    what: str
    field: str
    #: The manager of the model that has the column.
    table: Any
    #: The rows that have the value, annotated with the correct one as `right`.
    rows: QuerySet[Any]
    #: The lookup from such a row to its conversation's key.
    conversation: str = "conversation_id"

    def wrong(self, **narrowed: int) -> QuerySet[Any]:
        return self.rows.filter(**narrowed).exclude(**{self.field: F("right")}).order_by()

    def repair(self, conversation_id: int) -> int:
        """Correct the rows of one conversation and return how many were wrong. The conversation must be locked."""
        wrong = self.wrong(**{self.conversation: conversation_id}).values_list("right", "pk")
        rows_by_value: dict[Any, list[int]] = defaultdict(list)
        for right, pk in wrong:
            rows_by_value[right].append(pk)
        return sum(self.table.filter(pk__in=pks).update(**{self.field: right}) for right, pks in rows_by_value.items())


def recount() -> dict[str, int]:
    """Repair all counters and return the number of repaired rows for each of them.

    Searches all conversations without a lock first, then locks those with wrong values one after the other.
    """
    faulty: set[int] = set()
    for stored in STORED:
        faulty.update(stored.wrong().values_list(stored.conversation, flat=True).distinct())
    repaired = dict.fromkeys((stored.what for stored in STORED), 0)
    for conversation_id in sorted(faulty):
        with transaction.atomic():
            Conversation.objects.select_for_update().filter(pk=conversation_id).first()
            for stored in STORED:
                repaired[stored.what] += stored.repair(conversation_id)
            Conversation.objects.renew_cache_version(conversation_id)
    return repaired


def aggregate(rows: QuerySet[Any], function: models.Aggregate) -> Coalesce:
    """Return the aggregate over these rows as a subquery that gives 0 for no rows."""
    one_group = rows.order_by().annotate(group=Value(1)).values("group").annotate(answer=function).values("answer")
    return Coalesce(Subquery(one_group, output_field=IntegerField()), 0)


BELOW = Q(path__gt=OuterRef("path"), path__lt=Concat(OuterRef("path"), Value(END)))
PUBLISHED = Comment.objects.published()
IN_CONVERSATION = PUBLISHED.filter(conversation=OuterRef("conversation_id"))


def whether(*statuses: str) -> Case:
    return Case(When(status__in=statuses, then=True), default=False, output_field=BooleanField())


#: In order: `thread_max_reactions` is computed from `reaction_count`. A room whose target keeps facts about its
#: conversation adds its own when Django starts.
STORED = [
    Stored(
        "published comments in a conversation",
        "comment_count",
        Conversation.objects,
        Conversation.objects.annotate(
            right=aggregate(PUBLISHED.filter(conversation=OuterRef("pk"), is_opening=False), Count("pk"))
        ),
        conversation="pk",
    ),
    Stored(
        "published replies below a comment",
        "nested_count",
        XtdComment.norel_objects,
        Comment.objects.annotate(
            # Below the deepest level a reply stands beside the comment it answers; that one counts it too.
            right=aggregate(IN_CONVERSATION.filter(BELOW), Count("pk"))
            + aggregate(PUBLISHED.filter(~BELOW, reply_to=OuterRef("pk")), Count("pk"))
        ),
    ),
    Stored(
        "members a comment helped",
        "reaction_count",
        Comment.objects,
        Comment.objects.annotate(right=aggregate(Reaction.objects.filter(comment=OuterRef("pk")), Count("pk"))),
    ),
    Stored(
        "the most members helped in a thread",
        "thread_max_reactions",
        Comment.objects,
        Comment.objects.filter(path__length=WIDTH).annotate(
            right=aggregate(IN_CONVERSATION.filter(BELOW | Q(path=OuterRef("path"))), Max("reaction_count"))
        ),
    ),
    Stored(
        "whether a comment is public",
        "is_public",
        PackageComment.objects,
        Comment.objects.annotate(right=whether(Status.PUBLISHED)),
    ),
    Stored(
        "whether a comment is removed",
        "is_removed",
        PackageComment.objects,
        Comment.objects.annotate(right=whether(Status.REMOVED, Status.WITHDRAWN)),
    ),
]
