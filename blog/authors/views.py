"""The public page of an author: who they are and what they wrote."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from blog.article_list import article_list
from blog.authors.overdue_stories import overdue_stories
from blog.models import ArticlePage, AuthorProfile
from community.members.models import User


def authors_with_page() -> QuerySet[User]:
    """Active members with a public article or with an author profile."""
    wrote = Q(authorships__page__in=ArticlePage.objects.readable())
    return User.objects.filter(wrote | Q(author_profile__isnull=False), is_active=True).distinct()


def author_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Raises Http404 for a member without articles and without an author profile. They have the profile of members."""
    author = get_object_or_404(User, username__iexact=handle, is_active=True)
    profile = AuthorProfile.objects.filter(user=author).select_related("picture").prefetch_related("links").first()
    articles = ArticlePage.objects.readable().by(author).newest_first()
    shown = article_list(request, articles)
    count = articles.count() if shown.is_search else shown.page.paginator.count
    if not count and profile is None:
        raise Http404
    if author.username != handle:
        return redirect("author", author.username, permanent=True)
    is_first_page = not shown.is_search and shown.page.number == 1
    context = {
        "author": author,
        "profile": profile,
        "articles": shown.page,
        "count": count,
        "is_search": shown.is_search,
        "query": shown.query,
        "overdue": overdue_stories(author, now=timezone.now()) if is_first_page else [],
    }
    return render(request, "blog/author_page.html", context)
