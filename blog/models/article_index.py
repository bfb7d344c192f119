from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db import models
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from blog.article_search import clean_query, search
from community.members.models import User

from .article import ArticlePage
from .article_queryset import ArticleQuerySet
from .follow import Follow
from .tag import Tag
from .topic import Topic
from .view_restrictions import CachedRestrictionsMixin

PAGE_SIZE = 12


class ArticleIndexPage(RoutablePageMixin, CachedRestrictionsMixin):
    """All articles, and the same list narrowed: by topic, tag, month, or the words looked for."""

    introduction = models.CharField(max_length=300, blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["blog.ArticlePage"]
    content_panels = [*CachedRestrictionsMixin.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "article index"

    @path("")
    def everything(self, request: HttpRequest) -> HttpResponse:
        return self.render_list(request, self.articles(), lead=self.introduction)

    @path("topics/<slug:slug>/")
    def by_topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        topics = list(Topic.objects.all())
        topic = next((topic for topic in topics if topic.slug == slug), None)
        if topic is None:
            raise Http404
        articles, is_followed = self.articles().filter(topics=topic), is_following(request.user, topic)
        named: dict[str, Any] = {"topic": topic, "topics": topics, "heading": topic.name, "lead": topic.description}
        return self.render_list(request, articles, is_followed=is_followed, **named)

    @path("tags/<slug:slug>/")
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
        """Every month in which something appeared, the latest first, with how much."""
        months = self.articles().annotate(month=TruncMonth("published_at")).order_by("-month").values("month")
        return list(months.filter(published_at__isnull=False).annotate(count=Count("pk")))

    def render_list(
        self, request: HttpRequest, articles: ArticleQuerySet, heading: str = "", **named: Any
    ) -> HttpResponse:
        """All of them, or those of them with the words somebody looks for."""
        is_search, words = "q" in request.GET, clean_query(request.GET.get("q", ""))
        if is_search:
            named["lead"] = ""
        context = {
            "topics": Topic.objects.all(),
            "articles": search_page(request, words, among=articles)
            if is_search
            else paginate(request, articles.as_cards()),
            "heading": search_heading(words, within=heading) if is_search else heading or self.title,
            "is_search": is_search,
            "words": words,
            **named,
        }
        return self.render(request, context_overrides=context)


def search_heading(words: str, *, within: str) -> str:
    if within:
        return f"{within}: “{words}”" if words else within
    return f"Articles with “{words}”" if words else "Look for articles"


def search_page(request: HttpRequest, words: str, *, among: ArticleQuerySet) -> Page:
    page = paginate(request, search(words, among=among))
    cards = {article.pk: article for article in among.filter(pk__in=list(page)).as_cards()}
    page.object_list = [cards[pk] for pk in page if pk in cards]
    return page


def paginate(request: HttpRequest, articles: Any) -> Page:
    try:
        return Paginator(articles, PAGE_SIZE).page(request.GET.get("page", 1))
    except InvalidPage as no_such_page:
        raise Http404 from no_such_page


def is_following(reader: object, topic: Topic) -> bool:
    return isinstance(reader, User) and Follow.objects.filter(member=reader, topic=topic).exists()
