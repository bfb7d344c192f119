from django.db import models
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase


class Tag(TagBase):
    """A keyword that authors choose freely. Each has a page with its articles."""

    free_tagging = True

    def slugify(self, tag: str, i: int | None = None) -> str:
        """ASCII only, so that the address can be typed on any keyboard; “tag” when nothing is left."""
        words = slugify(tag)[:80] or "tag"
        return words if i is None else f"{words}-{i}"

    def get_absolute_url(self) -> str:
        return f"/articles/tags/{self.slug}/"


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged")
    content_object = ParentalKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="tagged")
