"""Read-only: what a reader still needs works, pages say what holds, and the switch can be pressed by several."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from juggle.read_only_middleware import STILL_POSSIBLE, is_still_possible
from operations.read_only import flag, is_read_only, turn_off, turn_on
from tests.factories import PASSWORD, CommentFactory

from .conftest import NOTE, writes


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
