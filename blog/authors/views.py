from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from blog.article_search import clean_query
from blog.authors.overdue_stories import overdue_stories
from blog.models import ArticlePage, AuthorProfile, Follow
from blog.models.article_index import paginate, search_page
from community.members.models import User


def authors_with_page() -> QuerySet[User]:
    """Whoever has such a page: of what they wrote everybody may read something, or they have introduced themselves."""
    wrote = Q(authorships__page__in=ArticlePage.objects.readable())
    return User.objects.filter(wrote | Q(author_profile__isnull=False), is_active=True).distinct()


def author_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Whoever published something has one. A member who only talks has the profile."""
    author = get_object_or_404(User, username__iexact=handle, is_active=True)
    profile = AuthorProfile.objects.filter(user=author).select_related("picture").prefetch_related("links").first()
    articles = ArticlePage.objects.readable().by(author).newest_first()
    is_search, words = "q" in request.GET, clean_query(request.GET.get("q", ""))
    page = search_page(request, words, among=articles) if is_search else paginate(request, articles.as_cards())
    count = articles.count() if is_search else page.paginator.count
    if not count and profile is None:
        raise Http404
    if author.username != handle:
        return redirect("author", author.username, permanent=True)
    context = {
        "author": author,
        "profile": profile,
        "articles": page,
        "count": count,
        "is_search": is_search,
        "words": words,
        "overdue": [] if is_search or page.number > 1 else overdue_stories(author, now=timezone.now()),
        "is_followed": isinstance(request.user, User)
        and Follow.objects.filter(member=request.user, author=author).exists(),
    }
    return render(request, "blog/author_page.html", context)
