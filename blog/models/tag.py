from django.db import models
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase


class Tag(TagBase):
    """A word authors put on an article: free, many, each with a page that lists what carries it."""

    free_tagging = True

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Letters an address can be typed with, whatever the word was written in."""
        words = slugify(tag)[:80] or "tag"
        return words if i is None else f"{words}-{i}"

    def get_absolute_url(self) -> str:
        return f"/articles/tags/{self.slug}/"


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged")
    content_object = ParentalKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="tagged")
