"""A new article in the CMS: the page with the four starts, and the form that opens with the parts of one of them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.admin.views.pages.create import CreateView

from blog.authors.dashboard_views import can_write_articles
from blog.models import ArticleIndexPage, ArticlePage

from .article_starts import STARTS, start_of

#: Own articles that are offered to go on with.
OFFERED = 5


def new_article(request: HttpRequest) -> HttpResponse:
    if not can_write_articles(request.user):
        raise PermissionDenied
    own = ArticlePage.objects.live().by(request.user).newest_first().defer_streamfields()
    context = {
        "starts": STARTS,
        "index": get_object_or_404(ArticleIndexPage.objects.order_by("path")[:1]),
        "earlier": own[:OFFERED],
    }
    return render(request, "blog/new_article.html", context)


class PageCreateView(CreateView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """`?start=` names the start, `?follows=` the key of the article that this one continues."""
        if isinstance(self.page, ArticlePage):
            body = self.page._meta.get_field("body")
            self.page.body = body.stream_block.normalize(start_of(request.GET.get("start", "")).parts)
            self.page.follows = followed(request.GET.get("follows", ""))
        return super().get(request, *args, **kwargs)


def followed(key: str) -> ArticlePage | None:
    is_key = key.isascii() and key.isdigit() and len(key) < 10
    return ArticlePage.objects.live().filter(pk=key).first() if is_key else None
