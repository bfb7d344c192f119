from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from blog.models import ArticlePage
from community.comments.queries import annotate_comment_count

from .conversations import newest_of_each

# A lead story and two rows of three.
ARTICLES = 7
COMMENTS = 6


class HomePage(Page):
    welcome = models.CharField(
        max_length=100, help_text="The heading above the introduction.", default="Work and family, both in the air"
    )
    introduction = models.CharField(max_length=400, help_text="What this place is; shown to those who have not joined.")

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["blog.ArticleIndexPage", "home.InformationPage"]
    content_panels = [*Page.content_panels, FieldPanel("welcome"), FieldPanel("introduction")]

    class Meta:
        verbose_name = "home page"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Straight to an article. Step by step, Wagtail asks twice for each part of the address."""
        if len(path_components) == 2:
            url_path = f"{self.url_path}{'/'.join(path_components)}/"
            articles = ArticlePage.objects.filter(slug=path_components[-1], url_path=url_path).select_related("author")
            if article := annotate_comment_count(articles).first():
                return article.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["articles"] = list(ArticlePage.objects.readable().newest_first().as_cards()[:ARTICLES])
        context["comments"] = newest_of_each(COMMENTS)
        return context


class InformationPage(Page):
    """About, house rules, privacy: what is true for a long time."""

    body = RichTextField(features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = "information page"
