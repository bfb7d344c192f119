"""Queries that count comments: of targets, of members, of guests."""

from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Upper
from django_comments.models import Comment as WrittenComment

from community.members.models import User
from community.members.standing import APPROVED_COUNT_CAP, Standing, standing_of

from .models import Comment, Conversation

T = TypeVar("T", bound=QuerySet[Any])


def annotate_comment_count(targets: T) -> T:
    """The queryset with `comment_count` on each target, in the same query."""
    content_type = ContentType.objects.get_for_model(targets.model)
    count = Conversation.objects.filter(content_type=content_type, object_id=OuterRef("pk")).values("comment_count")
    return targets.annotate(comment_count=Coalesce(Subquery(count), Value(0)))


def count_approved(*, member: User | None, guest_email: str = "") -> int:
    """How many comments of this member, or of a guest with this e-mail, are published; at most `APPROVED_COUNT_CAP`,
    and no further row is read, so that it costs the same after ten comments and after ten thousand.

    It starts at the table that has the writer. In a join SQLite, which knows no statistics, would start at the status,
    and read what everybody has published.
    """
    written = WrittenComment.objects.order_by()
    if member:
        written = written.filter(user=member)
    else:
        written = written.filter(user=None).annotate(guest=Upper("user_email")).filter(guest=Upper(Value(guest_email)))
    published = Comment.objects.published().filter(pk=OuterRef("pk"))
    return written.filter(Exists(published))[:APPROVED_COUNT_CAP].count()


def current_standing(member: User | None, *, guest_email: str = "") -> Standing:
    return standing_of(member, approved=count_approved(member=member, guest_email=guest_email))
