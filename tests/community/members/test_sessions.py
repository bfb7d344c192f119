"""Where somebody is signed in: roughly which browser, never from which address; two browsers are strangers."""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from community.members.sessions import NO_IP
from tests.factories import PASSWORD

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"


def sign_in(member, user_agent: str = FIREFOX) -> Client:
    client = Client(headers={"User-Agent": user_agent}, REMOTE_ADDR="203.0.113.9")
    client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    return client


def test_no_address_is_kept_and_of_the_browser_only_its_name(member):
    sign_in(member)

    assert list(UserSession.objects.values_list("ip", "user_agent")) == [(NO_IP, "Firefox on Linux")]


def test_nor_when_the_password_changes(member):
    client = sign_in(member)
    new = "four-balls-in-the-air"
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert "_auth_user_id" in client.session
    assert set(UserSession.objects.values_list("ip", "user_agent")) == {(NO_IP, "Firefox on Linux")}


def test_signing_out_elsewhere_keeps_this_one(member):
    phone, computer = sign_in(member, PHONE), sign_in(member)
    page = computer.get("/account/sessions/").text
    before = "Safari on iPhone" in page, "Firefox on Linux" in page, "203.0.113" in page

    answer = computer.post("/account/sessions/", follow=True)

    assert before == (True, True, False)
    assert "You’re signed out everywhere else." in answer.text
    assert phone.get("/notifications/").status_code == 302
    assert computer.get("/notifications/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/account/email/", "/account/2fa/", "/account/sessions/", "/members/me/edit/", "/notifications/"]
)
def test_two_browsers_at_once_see_each_their_own(member, other_member, address):
    first, second = sign_in(member), sign_in(other_member)

    pages = [first.get(address), second.get(address), first.get(address)]

    assert [("jonas-m" in page.text, "beatriz" in page.text) for page in pages] == [
        (True, False),
        (False, True),
        (True, False),
    ]
    assert all("private" in page["Cache-Control"] for page in pages)


def test_signing_in_begins_a_new_session(client, member):
    client.get("/account/login/")
    client.post("/account/login/", {"login": member.email, "password": "wrong"})
    session = client.session
    session["before"] = True
    session.save()
    old = session.session_key

    client.cookies["sessionid"] = old
    client.post("/account/login/", {"login": member.email, "password": PASSWORD})

    assert client.session.session_key != old
    assert not Session.objects.filter(session_key=old).exists()


def test_so_does_signing_in_by_a_code_and_joining(member):
    for url, confirm, typed in [
        ("/account/login/code/", "/account/login/code/confirm/", {"email": member.email}),
        ("/account/signup/", "/account/confirm-email/", {"email": "new@example.org", "display_name": "Sam"}),
    ]:
        client = Client()
        client.post(url, typed)
        old = client.session.session_key

        client.post(confirm, {"code": re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[-1].body, re.MULTILINE)[0]})

        assert "_auth_user_id" in client.session
        assert client.session.session_key != old
        assert not Session.objects.filter(session_key=old).exists()
