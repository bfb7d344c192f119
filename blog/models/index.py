from __future__ import annotations

from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from .article import ArticlePage
from .topic import Topic

PAGE_SIZE = 12


class ArticleIndexPage(RoutablePageMixin, Page):
    introduction = models.CharField(max_length=300, blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["blog.ArticlePage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "article index"

    @path("")
    def everything(self, request: HttpRequest) -> HttpResponse:
        return self.render_list(request, topic=None)

    @path("topics/<slug:slug>/")
    def by_topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.render_list(request, topic=get_object_or_404(Topic, slug=slug))

    def render_list(self, request: HttpRequest, *, topic: Topic | None) -> HttpResponse:
        articles = ArticlePage.objects.child_of(self).readable().newest_first().as_cards()
        if topic:
            articles = articles.filter(topics=topic)
        try:
            page = Paginator(articles, PAGE_SIZE).page(request.GET.get("page", 1))
        except InvalidPage as no_such_page:
            raise Http404 from no_such_page
        context: dict[str, Any] = {"articles": page, "topic": topic, "topics": Topic.objects.all()}
        return self.render(request, context_overrides=context)
