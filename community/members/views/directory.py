from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.members.directory_search import PAGE_SIZE, DirectorySearch, listed_profiles
from community.members.models import AgeBand, WorkBand
from community.members.primary_keys import parse_pk, rows_before
from community.members.profile_visibility import Audience, VisibleProfile
from community.members.requests import MemberRequest


@login_required
@require_safe
def directory(request: MemberRequest) -> HttpResponse:
    """Members who asked to be listed. For members only, so that nobody can collect people without an account."""
    search = DirectorySearch.from_query(request.GET.dict())
    page = rows_before(listed_profiles(search), parse_pk(request.GET.get("before", "")), size=PAGE_SIZE)
    query = {"q": search.text, "age": search.age, "work": search.work}
    context = {
        "entries": [
            (profile.member, VisibleProfile.for_audience(Audience.MEMBER, profile.member, profile))
            for profile in page.rows
        ],
        "search": search,
        "is_search": any(query.values()),
        "is_first": page.is_first,
        "query": urlencode({name: value for name, value in query.items() if value}),
        "next_before": page.next_before,
        "ages": AgeBand.choices,
        "works": WorkBand.choices,
    }
    return render(request, "members/directory.html", context)
