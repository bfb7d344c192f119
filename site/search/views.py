from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from blog.models import Topic
from community.members.models import User

from .close_spellings import spelled_alike
from .filters import Asked, Filters, Since, Where
from .models import Kind
from .query import parse
from .rate_limit import may_search
from .results import PAGE_SIZE, Results
from .suggestions import suggestions

MAX_PAGE = 25


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?q=` with `in`, `topic`, `by`, `since`, `sort`, `on` and `page`; what makes no sense is ignored."""
    reader = request.user if isinstance(request.user, User) else None
    query, filters = parse(request.GET.get("q", "")), Filters.from_query(request.GET, reader)
    context: dict[str, object] = {
        "query": query,
        "filters": filters,
        "topics": Topic.objects.all(),
        "since_choices": Since,
        "asked_choices": Asked,
    }
    if query and not may_search(request):
        response = render(request, "search/too_many.html", context, status=429)
        response["Retry-After"] = "60"
        return response
    results = Results(query, filters, reader, _page(request.GET.get("page", "")))
    context |= {"results": results, **_links(results)}
    if query and not results.matches and not results.people and (close := spelled_alike(query)):
        context["alike"] = Results(close, filters, reader, 1)
    return render(request, "search/search.html", context)


@never_cache
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    reader = request.user if isinstance(request.user, User) else None
    if not may_search(request, "search_suggestions"):
        return JsonResponse({"titles": []}, status=429)
    return JsonResponse({"titles": suggestions(request.GET.get("q", ""), reader)})


def _page(text: str) -> int:
    return min(int(text), MAX_PAGE) if text.isascii() and text.isdigit() and len(text) < 4 and int(text) else 1


def _links(results: Results) -> dict[str, object]:
    """The addresses of this search with something else chosen."""
    filters, typed = results.filters, results.query.typed
    counts, cut = results.ranked.counts, results.ranked.cut
    numbers = {
        Where.EVERYTHING: (counts.total() + len(results.people), bool(cut)),
        Where.PEOPLE: (len(results.people), False),
        **{Where(kind.value): (counts[kind], kind in cut) for kind in Kind},
    }
    first = (results.page - 1) * PAGE_SIZE
    return {
        "places": [
            {
                "label": where.label,
                "query": filters.as_query(typed, **{"in": where.value, "on": ""}),
                "number": f"{numbers[where][0]:,}{'+' if numbers[where][1] else ''}",
                "is_chosen": where == filters.where and not filters.on,
            }
            for where in Where
        ],
        "newest_query": filters.as_query(typed, sort="new"),
        "best_query": filters.as_query(typed, sort=""),
        "unfiltered_query": filters.as_query(typed, topic="", by="", since="", asked="", on=""),
        "on_query": filters.as_query(typed, **{"in": Kind.COMMENT.value, "on": ""}),
        "next_query": filters.as_query(typed, page=str(results.page + 1)) if results.has_more else "",
        "first": first + 1,
        "last": first + len(results.shown),
        "total": len(results.matches),
    }
