"""Export, deletion and changes of sign-in ask members to sign in again, so an unlocked screen is not enough."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.utils import timezone

from account_data.models import DeletionRequest, Export
from community.members.models import User
from tests.factories import PASSWORD, UserFactory

CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)
ASKED = "please sign in again"


@pytest.fixture
def samira(db) -> User:
    """She joined without a password."""
    samira = UserFactory(display_name="Samira", username="samira", email="samira@example.org")
    samira.set_unusable_password()
    samira.save()
    return samira


@pytest.fixture
def open_screen(samira) -> Client:
    """Signed in ten minutes ago, and left alone."""
    client = Client()
    sign_in_by_code(client, samira)
    UserSession.objects.update(created_at=timezone.now() - timedelta(minutes=10))
    return client


def sign_in_by_code(client: Client, member: User) -> None:
    sent = client.post("/account/login/code/", {"email": member.email})
    client.post(sent["Location"], {"code": CODE.search(mail.outbox.pop().body)[0]})


@pytest.fixture(autouse=True)
def _elsewhere(settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"github": {"APP": {"client_id": "a", "secret": "b"}}}


def test_neither_the_file_nor_leaving(open_screen, samira):
    open_screen.post("/account/data/export/")
    answer = open_screen.get(f"/account/data/export/{Export.objects.get().pk}/")
    leaving = open_screen.post("/account/data/leave/", {"content": "erase", "is_sure": "on"})

    assert [(each.status_code, ASKED in each.text) for each in (answer, leaving)] == [(403, True)] * 2
    assert not DeletionRequest.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/account/password/set/",
        "/account/2fa/totp/activate/",
        "/account/2fa/webauthn/add/",
        "/account/github/login/?process=connect",
        "/account/data/leave/",
    ],
)
def test_nor_another_way_in(open_screen, address):
    assert ASKED in open_screen.get(address).text
    assert ASKED in open_screen.post(address, {"password1": PASSWORD, "password2": PASSWORD}).text
    assert not User.objects.get(username="samira").has_usable_password()


def test_to_have_just_signed_in_elsewhere_is_not_enough(open_screen, samira):
    elsewhere = Client()
    sign_in_by_code(elsewhere, samira)

    assert elsewhere.get("/account/data/leave/").status_code == 200
    assert ASKED in open_screen.get("/account/data/leave/").text


@pytest.mark.parametrize("address", ["/account/github/login/", "/account/facebook/login/token/"])
def test_nor_by_a_provider_asked_in_the_form(open_screen, address):
    assert ASKED in open_screen.post(address, {"process": "connect", "access_token": "somebody else's"}).text


def test_nor_another_address(open_screen, samira):
    assert open_screen.get("/account/email/").status_code == 200
    assert ASKED in open_screen.post("/account/email/", {"email": "else@example.org", "action_add": ""}).text

    assert mail.outbox == []
    assert [row.email for row in EmailAddress.objects.filter(user=samira)] == ["samira@example.org"]


def test_once_more_by_a_code_and_back_where_one_was(open_screen, samira):
    page = open_screen.get("/account/data/leave/")
    login_url = re.search(r'name="next" value="([^"]+)"', page.text)[1]
    answer = open_screen.post("/account/logout/", {"next": login_url})
    assert answer["Location"] == login_url == "/account/login/?next=%2Faccount%2Fdata%2Fleave%2F"

    way = re.search(r'href="([^"]+)">E-mail me a code instead', open_screen.get(login_url).text)[1]
    sent = open_screen.post(way, {"email": samira.email, "next": "/account/data/leave/"})
    code = CODE.search(mail.outbox[0].body)[0]
    answer = open_screen.post(sent["Location"], {"code": code}, follow=True)

    assert answer.redirect_chain == [("/account/data/leave/", 302)]
    assert "What you wrote" in answer.text
    assert ASKED not in answer.text


def test_who_has_just_joined_sets_up_a_passkey_at_once(db):
    client = Client()
    client.post("/account/signup/", {"email": "new@example.org", "display_name": "Noor"})
    client.post("/account/confirm-email/", {"code": CODE.search(mail.outbox[0].body)[0]})

    assert client.get("/account/2fa/webauthn/add/").status_code == 200


def test_who_has_a_password_is_asked_for_that(member):
    client = Client()
    client.force_login(member)
    User.objects.filter(pk=member.pk).update(last_login=timezone.now() - timedelta(minutes=10))

    answer = client.get("/account/data/leave/")

    assert answer["Location"] == "/account/reauthenticate/?next=%2Faccount%2Fdata%2Fleave%2F"


def test_a_stranger_is_sent_to_sign_in_and_costs_no_query(client, db, django_assert_num_queries):
    assert client.get("/account/data/leave/")["Location"] == "/account/login/?next=/account/data/leave/"
    with django_assert_num_queries(0):
        client.get("/robots.txt")
