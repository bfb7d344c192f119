"""Questions that start from something else than a comment."""

from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from community.members.models import User
from community.members.standing import APPROVED_COUNT_CAP, Standing, standing_of

from .models import Comment, Conversation

T = TypeVar("T", bound=QuerySet[Any])


def annotate_comment_count(targets: T) -> T:
    """Each target with its `comment_count`, in the same query."""
    content_type = ContentType.objects.get_for_model(targets.model)
    count = Conversation.objects.filter(content_type=content_type, object_id=OuterRef("pk")).values("comment_count")
    return targets.annotate(comment_count=Coalesce(Subquery(count), Value(0)))


def count_approved(*, member: User | None, guest_email: str = "") -> int:
    """How many comments of this member, or of this confirmed address, are published; no more than anybody asks for."""
    who = {"user": member} if member else {"user": None, "user_email__iexact": guest_email}
    return Comment.objects.published().filter(**who)[:APPROVED_COUNT_CAP].count()


def current_standing(member: User | None, *, guest_email: str = "") -> Standing:
    return standing_of(member, approved=count_approved(member=member, guest_email=guest_email))
