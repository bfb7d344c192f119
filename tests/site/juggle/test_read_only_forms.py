"""Read-only: each form is refused, saves nothing, and gives back the words; reading and signing out work."""

from concurrent.futures import ThreadPoolExecutor
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from juggle.read_only_middleware import STILL_POSSIBLE, is_still_possible
from operations.backup.manifest import row_counts
from operations.read_only import flag, is_read_only, turn_off, turn_on
from tests.factories import PASSWORD, CommentFactory, DiscussionFactory

from .conftest import SHOWN, WORDS

NOTE = "nothing can be saved"
HTMX = {"HX-Request": "true"}


def counted():
    with connection.cursor() as cursor:
        return {name: count for name, count in row_counts(cursor).items() if name != "django_session"}


@pytest.fixture
def own_folder(settings, tmp_path):
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"


@pytest.fixture
def read_only(own_folder):
    turn_on()


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


def writes(queries):
    """What was written, except to sessions and to what only these tests need."""
    sent = [query["sql"] for query in queries.captured_queries]
    return [sql for sql in sent if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql]


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


# --- what a reader still needs ---


def test_members_read_members_pages_after_signing_in(read_only, member):
    client = Client()
    signed_in = client.post("/account/login/", {"login": member.email, "password": PASSWORD})

    assert (signed_in.status_code, client.get("/account/").status_code) == (302, 200)


@pytest.mark.parametrize("address", ["/account/logout/", "/cms/logout/", "/django-admin/logout/"])
def test_everybody_can_sign_out_wherever_the_button_is(read_only, administrator, address):
    client = Client()
    client.force_login(administrator)

    answer = client.post(address)

    assert answer.status_code in (200, 302)
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_is_said_as_on_every_day(read_only, member):
    page = Client().post("/account/login/", {"login": member.email, "password": "wrong"})

    assert page.status_code in (200, 422)
    assert NOTE in page.text  # the note at the head of every page
    assert "Nothing can be saved just now" not in page.text


def test_the_doctor_looks_for_administrators_alone(read_only, administrator, editor, settings):
    settings.CMS_REQUIRES_SECOND_FACTOR = False
    owner, other = Client(), Client()
    owner.force_login(administrator)
    other.force_login(editor)

    assert owner.post("/cms/reports/doctor/").status_code == 200
    assert other.post("/cms/reports/doctor/").status_code in (302, 403)


@pytest.mark.parametrize(
    ("path", "possible"),
    [
        ("/account/login/", True),
        ("/account/logout/", True),
        ("/account/reauthenticate/", True),
        ("/account/2fa/authenticate/", True),
        ("/cms/reports/doctor/", True),
        ("/account/signup/", False),
        ("/account/password/reset/", False),
        ("/account/email/", False),
        ("/account/", False),
        ("/cms/", False),
        ("/", False),
        ("/no/such/page/", False),
        ("/account/login", True),  # it is not found, as on every day
    ],
)
def test_which_forms_can_still_be_sent(path, possible):
    assert is_still_possible(path) is possible


def test_nothing_that_is_still_possible_has_a_name_that_is_gone():
    assert [name for name in sorted(STILL_POSSIBLE) if not is_still_possible(reverse(name))] == []


READ = [
    "/", "/articles/", "/discussions/", "/search/?q=two", "/account/", "/members/me/edit/", "/notifications/",
    "/notifications/settings/", "/check-ins/", "/comments/yours/", "/discussions/new/", "/account/data/",
]  # fmt: skip


@pytest.mark.parametrize("address", READ)
def test_reading_says_so_and_writes_no_row(read_only, article, member, address):
    CommentFactory(target=article, member=member)
    client = Client()
    client.force_login(member)

    with CaptureQueriesContext(connection) as queries:
        page = client.get(address, follow=True)

    assert (page.status_code, NOTE in page.text) == (200, True)
    assert writes(queries) == []


# --- a page that was kept for strangers ---


def test_a_page_from_memory_says_it_too_and_stops_saying_it(own_folder, article):
    said = []
    for change in (None, turn_on, None, turn_off, None):
        if change:
            change()
        said.append(NOTE in Client().get(article.get_url()).text)

    assert said == [False, True, True, False, False]


# --- the switch ---


def test_the_switch_can_be_pressed_twice_and_by_several(own_folder):
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda _: turn_on(), range(40)))
        assert is_read_only()
        list(people.map(lambda _: turn_off(), range(40)))

    assert not is_read_only()


def test_the_switch_makes_the_folder_that_it_needs(settings, tmp_path):
    settings.HEARTBEAT_ROOT = tmp_path / "not" / "yet" / "there"
    turn_off()
    assert not is_read_only()

    turn_on()

    assert is_read_only()
    assert flag() == Path(settings.HEARTBEAT_ROOT) / "read-only"


@pytest.mark.parametrize("wrong", ["On", "yes", "0", ""])
def test_a_word_that_is_neither_changes_nothing(read_only, wrong):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("readonly", wrong, stdout=StringIO())

    assert is_read_only()


def test_it_says_what_goes_on_meanwhile(read_only):
    said = StringIO()

    call_command("readonly", stdout=said)

    assert said.getvalue() == (
        "Read-only: everything can be read, and forms say so and give back what was typed. Workers and timers go on; "
        "stop them if nothing at all may change.\n"
    )
