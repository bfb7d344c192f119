from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.members.directory_search import PAGE_SIZE, DirectorySearch, listed_profiles
from community.members.models import AgeBand, WorkBand
from community.members.profile_visibility import Audience, VisibleProfile
from community.members.requests import MemberRequest

#: The largest id a database can compare with.
MAX_ID = 2**63 - 1


@login_required
@require_safe
def directory(request: MemberRequest) -> HttpResponse:
    """Members who asked to be listed. For members only, so that nobody can collect people without an account."""
    search = DirectorySearch.from_query(request.GET.dict())
    profiles = listed_profiles(search)
    before = request.GET.get("before", "")
    is_first = not (before.isascii() and before.isdecimal())
    if not is_first:
        profiles = profiles.filter(pk__lt=min(int(before[:19]), MAX_ID))
    found = list(profiles[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    query = {"q": search.words, "age": search.age, "work": search.work}
    context = {
        "entries": [
            (profile.member, VisibleProfile.for_audience(Audience.MEMBER, profile.member, profile)) for profile in page
        ],
        "search": search,
        "is_search": any(query.values()),
        "is_first": is_first,
        "query": urlencode({name: value for name, value in query.items() if value}),
        "next_before": page[-1].pk if len(found) > PAGE_SIZE else None,
        "ages": AgeBand.choices,
        "works": WorkBand.choices,
    }
    return render(request, "members/directory.html", context)
