"""Other comments from the same address, or with nearly the same text. A comment without a name has none, and is none:
one address, or one way to write, in two places would tell who it is."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from community.comments.models import Comment
from community.spam.learning.near_copies import is_near
from community.spam.models import Fingerprint

from .comment_filters import same_writer

MOST = 5
#: So many texts of the last month are compared; more would take longer than a case may.
MOST_COMPARED = 5_000
COMPARED_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Related:
    from_address: list[Comment] = field(default_factory=list)
    like_text: list[Comment] = field(default_factory=list)


def related_to(comment: Comment) -> Related:
    """Those under another name; what the same writer wrote stands in their record."""
    if comment.alias:
        return Related()
    from_address = others(comment).filter(ip_hash=comment.ip_hash) if comment.ip_hash else Comment.objects.none()
    return Related(list(from_address[:MOST]), list(others(comment).filter(pk__in=like_text(comment))[:MOST]))


def others(comment: Comment) -> QuerySet[Comment]:
    named = Comment.objects.filter(alias="").exclude(same_writer(comment)).exclude(comment="")
    return named.select_related("user").order_by("-pk")


def like_text(comment: Comment) -> list[int]:
    own = comment.fingerprints.filter(kind=Fingerprint.Kind.TEXT).first()
    if own is None:
        return []
    texts = Fingerprint.objects.filter(
        kind=Fingerprint.Kind.TEXT, created_at__gt=timezone.now() - COMPARED_FOR, comment__alias=""
    ).exclude(comment=comment)
    found = texts.values_list("comment_id", "key", "simhash")[:MOST_COMPARED]
    return [pk for pk, key, simhash in found if key == own.key or is_near(simhash, own.simhash)]
