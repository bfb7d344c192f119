"""Read-only: each form is refused, saves nothing, and gives back the words; reading and signing out work."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from operations.backup.manifest import row_counts
from tests.factories import PASSWORD, CommentFactory, DiscussionFactory

from .conftest import NOTE, SHOWN, WORDS, writes

HTMX = {"HX-Request": "true"}


def counted():
    with connection.cursor() as cursor:
        return {name: count for name, count in row_counts(cursor).items() if name != "django_session"}


WRITTEN = [
    "an edit",
    "why a comment is removed",
    "why a member is demoted",
    "why an author is demoted",
    "why a name is revealed",
    "a profile",
    "a conversation's settings",
    "a page in the CMS",
    "a topic in the CMS",
    "a form of Django's admin",
]


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("name", WRITTEN)
def test_every_form_with_words_gives_them_back_and_saves_nothing(read_only, forms, name, headers):
    member, address, typed = forms[name]
    client = Client()
    client.force_login(member)
    before = counted()

    page = client.post(address, typed, headers=headers)

    assert (page.status_code, page["Retry-After"]) == (503, "120")
    assert "Nothing can be saved just now" in page.text
    assert "What you wrote is here" in page.text
    assert SHOWN in page.text.replace("\r", "")
    assert counted() == before


@pytest.fixture
def acts(article, member, other_member, moderator, administrator):
    """By name: who, where to, and what is sent. Each would change something on another day."""
    theirs = CommentFactory(target=article, member=other_member)
    own = CommentFactory(target=article, member=member)
    discussion = DiscussionFactory(member=member)
    conversation = f"/comments/on/blog.articlepage/{article.pk}/"
    return {
        "a comment": (member, conversation, {"body": WORDS}),
        "a guest's comment": (None, conversation, {"body": WORDS, "name": "Ann", "email": "ann@example.org"}),
        "a reply": (member, conversation, {"body": WORDS, "parent": theirs.pk}),
        "a draft": (member, f"{conversation}draft/", {"body": WORDS}),
        "a withdrawal": (member, f"/comments/{own.pk}/withdraw/", {}),
        "a name taken off": (member, f"/comments/{own.pk}/anonymise/", {}),
        "a reaction": (member, f"/comments/{theirs.pk}/helped/", {"kind": "helped"}),
        "a report": (member, f"/comments/{theirs.pk}/report/", {"reason": "unkind", "note": WORDS}),
        "a follow": (member, "/notifications/following/member/beatriz/", {"follow": "1"}),
        "what is e-mailed": (member, "/notifications/settings/", {"replies": "daily"}),
        "a discussion": (member, "/discussions/new/", {"title": "Two calendars", "body": WORDS}),
        "a new title": (member, f"/discussions/{discussion.pk}/rename/", {"title": "Three calendars"}),
        "joining": (None, "/account/signup/", {"display_name": "Ann Lee", "email": "a@example.org"}),
        "a new password": (member, "/account/password/change/", {"oldpassword": PASSWORD, "password1": "x"}),
        "a lost password": (None, "/account/password/reset/", {"email": "a@example.org"}),
        "another address": (member, "/account/email/", {"email": "new@example.org", "action_add": ""}),
        "a comment featured": (moderator, f"/comments/{theirs.pk}/feature/", {}),
        "a page deleted": (administrator, f"/cms/pages/{article.pk}/delete/", {}),
        "a page unpublished": (administrator, f"/cms/pages/{article.pk}/unpublish/", {}),
        "a member in Django's admin": (administrator, f"/django-admin/members/user/{member.pk}/delete/", {"post": "y"}),
    }  # fmt: skip


ACTS = [
    "a comment", "a guest's comment", "a reply", "a draft", "a withdrawal", "a name taken off", "a reaction",
    "a report", "a follow", "what is e-mailed", "a discussion", "a new title", "joining", "a new password",
    "a lost password", "another address", "a comment featured", "a page deleted", "a page unpublished",
    "a member in Django's admin",
]  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_refused_and_changes_nothing(read_only, acts, mailoutbox, name):
    member, address, sent = acts[name]
    client = Client()
    if member:
        client.force_login(member)
    before = counted()

    with CaptureQueriesContext(connection) as queries:
        page = client.post(address, sent)

    assert (page.status_code, page["Retry-After"], NOTE in page.text) == (503, "120", True)
    assert (counted(), mailoutbox) == (before, [])
    assert writes(queries) == []
    words = [value for field, value in sent.items() if field in {"body", "note", "title", "display_name"}]
    shown = unescape(page.text).replace("\r", "")
    assert [word in shown for word in words] == [True] * len(words)


def test_every_act_of_the_list_is_tried(acts, forms):
    assert (list(acts), sorted(forms)) == (ACTS, sorted(WRITTEN))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_method_that_changes_something_gets_through(read_only, client, article, method):
    assert getattr(client, method)(article.get_url()).status_code == 503


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_gets_through(read_only, client, article, method):
    assert getattr(client, method)(article.get_url()).status_code == 200


def test_no_password_comes_back(read_only, client, db):
    """Somebody else may see the screen."""
    secret = "three balls and a lamp"

    page = client.post("/account/signup/", {"display_name": "Ann Lee", "password1": secret, "password": secret})

    assert ("Ann Lee" in page.text, secret in page.text) == (True, False)


def test_what_came_with_a_picture_comes_back_as_well(read_only, member):
    client = Client()
    client.force_login(member)
    picture = SimpleUploadedFile("desk.png", b"\x89PNG" + b"\0" * 5000, "image/png")

    page = client.post("/members/me/edit/", {"about": WORDS, "picture": picture})

    assert (page.status_code, SHOWN in page.text.replace("\r", "")) == (503, True)


def test_without_words_nothing_is_promised(read_only, member):
    client = Client()
    client.force_login(member)

    page = client.post("/notifications/", {"all": "1"})

    assert (page.status_code, "What you wrote is here" in page.text) == (503, False)


def test_words_are_shown_as_words_and_not_as_a_page(read_only, client, article):
    page = client.post(f"/comments/on/blog.articlepage/{article.pk}/", {"body": "<script>alert(1)</script> two"})

    assert "<script>alert(1)" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; two" in page.text


def test_the_page_is_kept_by_nobody(read_only, client, article):
    page = client.post(f"/comments/on/blog.articlepage/{article.pk}/", {"body": WORDS})

    assert "public" not in page.get("Cache-Control", "")
    assert 'name="robots" content="noindex"' in page.text


def test_a_form_without_its_token_is_refused_as_on_every_day(read_only, article):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(f"/comments/on/blog.articlepage/{article.pk}/", {"body": WORDS}).status_code in (403, 503)
