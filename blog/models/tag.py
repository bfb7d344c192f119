from __future__ import annotations

import unicodedata
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, NaturalKeyManager, TagBase

from community.text.cleaning import remove_invisible
from community.text.slugs import slug_of


def tag_key(name: str) -> str:
    """The same for all ways to write a tag that readers take for one: "Sleep", "sleep", " sleep"."""
    return " ".join(unicodedata.normalize("NFKC", remove_invisible(name)).casefold().split())


class TagQuerySet(models.QuerySet["Tag"]):
    def get_or_create(self, defaults: Any = None, **lookup: Any) -> tuple[Tag, bool]:
        """By name, as the tag field of a form asks: finds the tag that is written a little differently, too."""
        if name := lookup.pop("name", ""):
            lookup["key"] = tag_key(name)
            defaults = {**(defaults or {}), "name": name}
        return super().get_or_create(defaults, **lookup)


class Tag(TagBase):
    """A keyword that authors choose freely. Each has a page with its articles."""

    # Long enough for the longest name: some letters become three when their case is folded.
    key = models.CharField(max_length=300, unique=True, editable=False)
    #: Goes with the tag. Articles have rows of their own (`TaggedArticle`).
    tagged_discussions = GenericRelation("discussions.TaggedDiscussion", "tag_id", "tag_type")

    free_tagging = True

    objects = NaturalKeyManager.from_queryset(TagQuerySet)()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = tag_key(self.name)
        super().save(*args, **kwargs)

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slug_of(tag)[:80] or "tag"
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self) -> str:
        return f"/articles/tags/{self.slug}/"


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged")
    content_object = ParentalKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="tagged")
