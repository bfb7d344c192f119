"""The newsletters that were sent, for everybody: a list, and a page for each without any personal link."""

from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from blog.models import ArticlePage, Newsletter

from .newsletter_content import content_of

PAGE_SIZE = 20


def sent_newsletters() -> QuerySet[Newsletter]:
    """Of articles that strangers may read now, the newest first."""
    sent = Newsletter.objects.filter(status=Newsletter.Status.SENT, article__in=ArticlePage.objects.readable())
    return sent.order_by("-started_at", "-pk")


@require_safe
def newsletter_archive(request: HttpRequest) -> HttpResponse:
    try:
        page = Paginator(sent_newsletters().select_related("article"), PAGE_SIZE).page(request.GET.get("page", 1))
    except InvalidPage as no_such_page:
        raise Http404 from no_such_page
    return render(request, "blog/newsletter/archive.html", {"newsletters": page})


@require_safe
def newsletter_page(request: HttpRequest, pk: int) -> HttpResponse:
    newsletter = get_object_or_404(sent_newsletters(), pk=pk)
    article = ArticlePage.objects.with_authors().get(pk=newsletter.article_id)
    context = {"newsletter": newsletter, "content": content_of(newsletter, article), "page": article}
    return render(request, "blog/newsletter/newsletter.html", context)
