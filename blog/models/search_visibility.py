from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class SearchVisibilityMixin(models.Model):
    """A page that editors can hide from search engines (`noindex`, not in the sitemap). Readers still find it in lists
    and feeds."""

    is_hidden_from_search = models.BooleanField(
        "hide from search engines",
        default=False,
        help_text="The page stays public, in lists and in feeds; search engines are asked to leave it out.",
    )

    promote_panels = [*Page.promote_panels, FieldPanel("is_hidden_from_search")]

    class Meta:
        abstract = True

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return [] if self.is_hidden_from_search else super().get_sitemap_urls(request)  # type: ignore[misc]  # abstract
