from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

import blog.slug_converter  # noqa: F401 -- registers <unicode_slug:…>
from blog.article_list import article_list

from .access import CachedRestrictionsMixin
from .article import ArticlePage
from .article_queryset import ArticleQuerySet
from .checked_page import CheckedPageMixin
from .essential_page import SAME_SLUG, EssentialPageMixin
from .tag import Tag
from .topic import Topic

# Written down in `blog.urls` and `home.urls`, in templates and in the addresses of topics and tags.
SLUG = "articles"


class ArticleIndexPage(CheckedPageMixin, EssentialPageMixin, RoutablePageMixin, CachedRestrictionsMixin):
    """The list of all articles, and of those with a topic, with a tag, of a month, or found by a search."""

    introduction = models.CharField(max_length=300, blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["blog.ArticlePage"]
    content_panels = [*CachedRestrictionsMixin.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "article index"

    def clean(self) -> None:
        super().clean()
        if self.slug != SLUG:
            raise ValidationError({"slug": SAME_SLUG})

    @classmethod
    def slug_is_taken(cls, slug: str | None, parent: Any) -> bool:
        """The feeds and the articles below it answer at its address, on purpose."""
        return False

    @path("")
    def everything(self, request: HttpRequest) -> HttpResponse:
        return self.render_list(request, self.articles(), lead=self.introduction)

    @path("topics/<unicode_slug:slug>/")
    def by_topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        topics = list(Topic.objects.all())
        topic = next((topic for topic in topics if topic.slug == slug), None)
        if topic is None:
            raise Http404
        articles = self.articles().filter(topics=topic)
        named: dict[str, Any] = {"topic": topic, "topics": topics, "heading": topic.name, "lead": topic.description}
        return self.render_list(request, articles, **named)

    @path("tags/<unicode_slug:slug>/")
    def by_tag(self, request: HttpRequest, slug: str) -> HttpResponse:
        tag = get_object_or_404(Tag, slug=slug)
        return self.render_list(request, self.articles().filter(tagged__tag=tag), tag=tag, heading=f"Tagged “{tag}”")

    @path("<int:year>/<int:month>/")
    def by_month(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        try:
            first_day = date(year, month, 1)
        except (ValueError, OverflowError) as no_such_month:
            raise Http404 from no_such_month
        articles = self.articles().filter(published_at__year=year, published_at__month=month)
        heading = date_format(first_day, "F Y")
        return self.render_list(request, articles, month=first_day, months=self.months(), heading=heading)

    @path("archive/")
    def archive(self, request: HttpRequest) -> HttpResponse:
        context = {"months": self.months()}
        return self.render(request, template="blog/archive.html", context_overrides=context)

    def articles(self) -> ArticleQuerySet:
        return ArticlePage.objects.child_of(self).readable().newest_first()

    def months(self) -> list[dict[str, Any]]:
        """The months in which articles appeared and how many (`month`, `count`), the latest first."""
        months = self.articles().annotate(month=TruncMonth("published_at")).order_by("-month").values("month")
        return list(months.filter(published_at__isnull=False).annotate(count=Count("pk")))

    def render_list(
        self, request: HttpRequest, articles: ArticleQuerySet, heading: str = "", **named: Any
    ) -> HttpResponse:
        """A page of these articles, or of those among them that contain the words of `?q=`."""
        shown = article_list(request, articles)
        if shown.is_search:
            named["lead"] = ""
        context = {
            "topics": Topic.objects.all(),
            "articles": shown.page,
            "heading": search_heading(shown.query, within=heading) if shown.is_search else heading or self.title,
            "is_search": shown.is_search,
            "query": shown.query,
            **named,
        }
        return self.render(request, context_overrides=context)


def search_heading(query: str, *, within: str) -> str:
    if within:
        return f"{within}: “{query}”" if query else within
    return f"Articles with “{query}”" if query else "Look for articles"
