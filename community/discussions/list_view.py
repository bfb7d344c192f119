from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from community.members.models import User

from .discussion_list import discussion_page, rows_of, with_latest
from .list_filters import ListFilters, Things
from .pinning import pinned_in
from .topic_rules import may_start, says


@require_safe
def discussions(request: HttpRequest, topics: Things, tags: Things, topic: str = "", tag: str = "") -> HttpResponse:
    """By `?sort=` and `?period=`, from `?before=` on; all of them, or those about a topic, or with a tag."""
    everything = list(topics())
    about = next((each for each in everything if each.slug == topic), None) if topic else None
    if topic and about is None:
        raise Http404
    tagged = get_object_or_404(tags(), slug=tag) if tag else None
    member = request.user if isinstance(request.user, User) else None
    filters = ListFilters.from_query(request.GET, member, topic=about, tag=tagged)
    page = discussion_page(filters, request.GET.get("before", ""))
    context = {
        **page._asdict(),
        "filters": filters,
        "topics": everything,
        "pinned": rows_of(list(with_latest(pinned_in(filters))), member) if page.is_first else [],
        "may_start": about is None or member is None or may_start(member, about),
        "is_indexed": page.is_first and filters.is_plain and not says(about, "is_not_indexed"),
        "next": filters.address(before=page.next_before),
    }
    return render(request, "discussions/discussion_list.html", context)
