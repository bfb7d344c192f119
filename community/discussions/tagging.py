"""The tags of a discussion: free words by which its starter sorts it. The tags themselves belong to a room to the
right, which this room does not know, like topics (docs/decisions/0019)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet

from community.members.display_names import collapse_spaces

if TYPE_CHECKING:
    from .models import Discussion

#: More say less, and a row of them hides the title.
MAX_TAGS = 5
#: Characters. "Single parents by choice" fits.
MAX_TAG_LENGTH = 40
BETWEEN_TAGS = re.compile(r"[,;\n،、，#]")


class TaggedDiscussion(models.Model):
    discussion = models.ForeignKey("discussions.Discussion", models.CASCADE, related_name="tagged")
    tag_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    tag_id = models.PositiveBigIntegerField()
    tag = GenericForeignKey("tag_type", "tag_id")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag_type", "tag_id", "discussion"], name="one_tag_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.discussion_id}"


def split_tags(typed: str) -> list[str]:
    """Each once, in the order they were typed; what has neither letters nor digits is left out."""
    names = (collapse_spaces(name) for name in BETWEEN_TAGS.split(typed))
    kept = {name.casefold(): name for name in reversed([name for name in names if has_words(name)])}
    return list(reversed(kept.values()))


def has_words(name: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in name)


def set_tags(discussion: Discussion, names: Iterable[str], tags: QuerySet[Any]) -> None:
    """Tags that are not there yet are created by `get_or_create` of `tags`, which finds other ways to write them."""
    found = {tag.pk: tag for name in names for tag in [tags.get_or_create(name=name)[0]]}
    rows = TaggedDiscussion.objects.filter(discussion=discussion)
    rows.exclude(tag_id__in=found).delete()
    TaggedDiscussion.objects.bulk_create(
        [TaggedDiscussion(discussion=discussion, tag=tag) for tag in found.values()], ignore_conflicts=True
    )


def tags_of(discussion: Discussion) -> list[Any]:
    """In the order they were given. Two queries; one without any."""
    rows = TaggedDiscussion.objects.filter(discussion=discussion).order_by("pk").prefetch_related("tag")
    return [row.tag for row in rows if row.tag is not None]
