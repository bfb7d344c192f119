"""Articles of this site that an author recommends in the text."""

from typing import Any

from django.apps import apps
from wagtail import blocks


class RelatedBlock(blocks.StructBlock):
    articles = blocks.ListBlock(blocks.PageChooserBlock(page_type="blog.ArticlePage"), min_num=1, max_num=6)

    class Meta:
        icon = "doc-empty-inverse"
        label = "Related articles"
        group = "Media and links"
        description = "Articles of this site that belong here, chosen by you."
        template = "blog/blocks/related.html"
        preview_template = "blog/blocks/previews/related.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `articles`: the chosen ones that are public, in the order in which they were chosen."""
        context = super().get_context(value, parent_context=parent_context)
        chosen = [page.pk for page in value["articles"] if page]
        readable = apps.get_model("blog", "ArticlePage").objects.readable().defer_streamfields().in_bulk(chosen)
        context["articles"] = [readable[pk] for pk in dict.fromkeys(chosen) if pk in readable]
        return context
