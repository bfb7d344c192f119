"""What goes with every answer; and what a GET does: nothing."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from community.comments.models import Comment, Confirmation, Visit
from juggle import urls
from juggle.errors import too_many_requests
from tests.factories import CommentFactory, TopicFactory

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    # Asked only once a reader starts a recording.
    "frame-src": "https://www.youtube-nocookie.com https://player.vimeo.com",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
PUBLIC = [
    "/",
    "/articles/",
    "/articles/the-bath/",
    "/articles/topics/evenings/",
    "/articles/feed/",
    "/conversations/",
    "/members/jonas-m/",
    "/comments/receipt/nothing/",
    "/about/",
    "/house-rules/",
    "/privacy/",
    "/robots.txt",
    "/sitemap.xml",
    "/livez",
    "/readyz",
    "/nowhere/",
]


@pytest.fixture(autouse=True)
def said(article, member, other_member) -> Comment:
    article.topics.add(TopicFactory(name="Evenings", slug="evenings"))
    article.save()
    top = CommentFactory(target=article, member=member)
    return CommentFactory(target=article, member=other_member, reply_to=top)


def policy_of(response: Any) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_keeps_the_policy_and_sets_no_cookie(client, address):
    response = client.get(address)

    assert policy_of(response) == POLICY
    assert response.cookies == {}
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Permissions-Policy"] == (
        "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    )


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_has_no_style_and_no_script_inside(client, address):
    page = client.get(address).text

    for inline in ("<style", " style=", " onclick=", " onload=", "<script>", "javascript:", "hx-on"):
        assert inline not in page


@pytest.mark.parametrize("address", ["/account/login/", "/account/signup/", "/comments/on/blog.articlepage/{pk}/"])
def test_pages_with_forms_keep_the_policy_too(client, article, address):
    assert policy_of(client.get(address.format(pk=article.pk))) == POLICY


@pytest.mark.parametrize("address", ["/", "/articles/", "/articles/the-bath/"])
def test_two_strangers_get_the_same_bytes(address, client):
    other = Client(headers={"User-Agent": "Another/2.0", "Accept-Language": "de"})
    other.cookies["seen"] = "yes"
    other.cookies["sessionid"] = "of-nobody"
    other.cookies["csrftoken"] = "x" * 32

    first, second = client.get(address), other.get(address)

    assert first.content == second.content
    assert "csrfmiddlewaretoken" not in first.text


@pytest.mark.parametrize(
    "address", ["/", "/articles/", "/articles/the-bath/", "/notifications/", "/members/me/edit/", "/nowhere/"]
)
def test_what_a_member_gets_is_for_that_member_only(client, member, address):
    client.force_login(member)

    response = client.get(address)

    assert "private" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]


def test_too_often_says_when_to_come_back(client, site_tree, settings):
    settings.ROOT_URLCONF = "tests.site.test_headers"

    assert client.get("/too-often/")["Retry-After"] == "60"


def test_a_method_that_is_not_allowed_gets_a_page_and_the_allowed_ones(client, site_tree):
    response = client.post("/comments/1/")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert "That button leads nowhere" in response.text


def breaks(request: HttpRequest) -> HttpResponse:
    raise {"400": BadRequest, "403": PermissionDenied, "404": Http404, "500": ZeroDivisionError}[request.GET["how"]]


def too_often(request: HttpRequest) -> HttpResponse:
    return too_many_requests(request)


urlpatterns = [path("breaks/", breaks), path("too-often/", too_often), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@pytest.mark.urls("tests.site.test_headers")
@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/breaks/?how=400", 400, "That request didn’t make sense"),
        ("/breaks/?how=403", 403, "This page isn’t open to you"),
        ("/breaks/?how=404", 404, "This one slipped through our hands"),
        ("/too-often/", 429, "One ball at a time, please"),
        ("/breaks/?how=500", 500, "We dropped one"),
    ],
)
@pytest.mark.parametrize("role", ["stranger", "member"])
def test_an_error_looks_like_the_site(address, status, says, role, member):
    client = Client(raise_request_exception=False)
    if role == "member":
        client.force_login(member)

    response = client.get(address)

    assert response.status_code == status
    assert says in response.text
    assert 'href="/static/css/site.css"' in response.text
    assert 'class="site-header"' in response.text
    assert policy_of(response) == POLICY


@pytest.mark.parametrize("role", ["stranger", "member"])
@pytest.mark.parametrize("address", ["/", "/articles/", "/articles/the-bath/", "/conversations/"])
def test_without_a_database_the_error_page_still_comes(address, role, member):
    client = Client(raise_request_exception=False)
    if role == "member":
        client.force_login(member)

    def gone(*args: Any) -> None:
        raise OperationalError("the database is away")

    with connection.execute_wrapper(gone):
        response = client.get(address)

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert "Back in a moment" in response.text


def row_counts() -> dict[str, int]:
    """All but the visits: that a member reads a conversation is noted (docs/decisions/0006)."""
    models = [model for model in apps.get_models(include_auto_created=True) if model is not Visit]
    return {model._meta.label: model._base_manager.count() for model in models}


def test_no_get_changes_anything(article, said, moderator, author):
    held = CommentFactory(target=article, member=author, status="held")
    unconfirmed = CommentFactory(
        target=article, member=None, guest_name="Ann Lee", guest_email="ann@example.org", status="unconfirmed"
    )
    token = Confirmation.objects.issue(unconfirmed)
    clients = {"stranger": Client(), "moderator": Client(), "author": Client()}
    clients["moderator"].force_login(moderator)
    clients["author"].force_login(author)
    before = row_counts(), sorted(Comment.objects.values_list("pk", "status"))

    for client in clients.values():
        for address in [
            *PUBLIC,
            f"/comments/{said.pk}/",
            f"/comments/on/blog.articlepage/{article.pk}/?reply_to={said.pk}&body=Hello&name=Ann&email=ann@example.org",
            f"/comments/confirm/{token}/",
            *(
                f"/moderation/comments/{held.pk}/{act}/?reason=unkind"
                for act in ("approve", "spam", "remove", "restore")
            ),
            "/notifications/",
            "/members/me/edit/?display_name=Somebody",
            "/account/login/?login=jonas-m@example.org&password=x",
            "/account/signup/",
            "/account/logout/",
            "/cms/",
            "/cms/moderation/",
            "/cms/review/log/",
            f"/cms/pages/{article.pk}/",
        ]:
            client.get(address)
            client.head(address)

    rows, statuses = before
    # The form to join begins a session, which two presses of its button share.
    rows["sessions.Session"] += 1
    assert {name: (rows[name], now) for name, now in row_counts().items() if now != rows[name]} == {}
    assert sorted(Comment.objects.values_list("pk", "status")) == statuses
    assert "_auth_user_id" in clients["moderator"].session


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br, zstd", "zstd"), ("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", None)],
)
def test_a_page_travels_in_the_smallest_way_the_browser_reads(client, accepted, encoding):
    response = client.get("/articles/the-bath/", headers={"accept-encoding": accepted})

    assert response.get("Content-Encoding") == encoding
    assert int(response["Content-Length"]) == len(response.content)
    assert "accept-encoding" in response["Vary"].lower() or encoding is None


def test_what_is_compressed_is_still_sent_only_when_it_has_changed(client):
    first = client.get("/articles/feed/", headers={"accept-encoding": "zstd"})
    again = client.get("/articles/feed/", headers={"accept-encoding": "zstd", "if-none-match": first["ETag"]})

    assert (first["Content-Encoding"], again.status_code, again.content) == ("zstd", 304, b"")
