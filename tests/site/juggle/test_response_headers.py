"""Responses to members are private, whatever a view says about caching."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, path
from django.urls.resolvers import URLPattern, URLResolver
from django.views.decorators.cache import cache_control, never_cache

from juggle import urls
from tests.factories import CommentFactory

#: Wagtail and Django keep their own never.
OFFICES = ("/cms/", "/django-admin/")


def say(request):
    return HttpResponse("words")


urlpatterns = [
    path("public/", cache_control(public=True, max_age=600)(say)),
    path("never/", never_cache(say)),
    path("silent/", say),
    *urls.urlpatterns,
]


@pytest.mark.urls("tests.site.juggle.test_response_headers")
@pytest.mark.parametrize(
    ("address", "for_a_stranger", "for_a_member"),
    [
        ("/public/", "public, max-age=600", "max-age=600, private"),
        ("/silent/", None, "private, no-cache"),
        ("/never/", *["max-age=0, no-cache, no-store, must-revalidate, private"] * 2),
    ],
)
def test_a_members_answer_is_private_whatever_the_view_says(client, member, address, for_a_stranger, for_a_member):
    assert client.get(address).get("Cache-Control") == for_a_stranger

    client.force_login(member)
    answer = client.get(address)

    assert answer["Cache-Control"] == for_a_member
    assert "Cookie" in answer["Vary"]


def test_signing_out_empties_the_cache_of_the_browser(client, member):
    client.force_login(member)
    assert "Clear-Site-Data" not in client.get("/")

    assert client.post("/account/logout/")["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in client.get("/")


def addresses(patterns, before: str = "/"):
    """Every address without an id in it."""
    for pattern in patterns:
        route = before + str(getattr(pattern.pattern, "_route", ""))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and "<" not in route and hasattr(pattern.pattern, "_route"):
            yield route


def test_so_is_every_page_there_is(administrator, article, site_tree):
    CommentFactory(target=article, member=administrator)
    client = Client()
    client.force_login(administrator)
    every = [address for address in addresses(get_resolver().url_patterns) if not address.startswith(OFFICES)]

    kept_by_others = [
        address
        for address in [*every, "/cms/", "/django-admin/", article.get_url(), "/members/tobias/", "/nowhere/"]
        if not {"private", "no-store"} & set(client.get(address).get("Cache-Control", "").split(", "))
        and "_auth_user_id" in client.session
    ]

    assert len(every) > 50
    assert kept_by_others == []
