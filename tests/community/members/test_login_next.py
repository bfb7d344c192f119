"""After signing in, `next` never leads to another site."""

import re
from urllib.parse import urlencode

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail

from tests.community.members.test_account_enumeration import CODE, NOT_THERE, THERE
from tests.factories import PASSWORD

SECRET = "JBSWY3DPEHPK3PXP"


def app_code() -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(SECRET, counter))


@pytest.mark.parametrize(
    "next_address", ["https://evil.example/", "//evil.example/", "https:evil.example", "/\\evil.example"]
)
class TestNextToAnotherHost:
    def test_is_not_followed_after_a_code(self, client, member, next_address):
        client.post("/account/login/code/", {"email": THERE, "next": next_address})

        answer = client.post(
            "/account/login/code/confirm/", {"code": CODE.search(mail.outbox[0].body)[0], "next": next_address}
        )

        assert (answer.status_code, answer["Location"]) == (302, "/")

    def test_is_not_followed_after_joining(self, client, db, next_address):
        joining = {"email": NOT_THERE, "display_name": "Sam", "password1": PASSWORD, "next": next_address}
        client.post("/account/signup/", joining)

        answer = client.post(
            "/account/confirm-email/", {"code": CODE.search(mail.outbox[0].body)[0], "next": next_address}
        )

        assert (answer.status_code, answer["Location"]) == (302, "/welcome/")

    def test_is_not_followed_after_signing_out(self, client, member, next_address):
        client.force_login(member)

        assert client.post("/account/logout/", {"next": next_address})["Location"] == "/"

    def test_is_not_followed_after_asking_once_more(self, client, member, next_address):
        client.force_login(member)

        answer = client.post("/account/reauthenticate/", {"password": PASSWORD, "next": next_address})

        assert (answer.status_code, answer["Location"]) == (302, "/")

    def test_is_not_followed_after_the_second_step(self, client, member, next_address):
        totp.TOTP.activate(member, SECRET)
        signing_in = {"login": member.email, "password": PASSWORD, "next": next_address}
        step = client.post("/account/login/", signing_in)["Location"]

        answer = client.post(step, {"code": app_code(), "next": next_address})

        assert step.startswith("/account/2fa/authenticate/")
        assert (answer.status_code, answer["Location"]) == (302, "/")

    def test_is_not_followed_after_the_second_step_once_more(self, client, member, next_address):
        totp.TOTP.activate(member, SECRET)
        client.force_login(member)

        answer = client.post("/account/2fa/reauthenticate/", {"code": app_code(), "next": next_address})

        assert (answer.status_code, answer["Location"]) == (302, "/")

    def test_is_not_followed_after_a_new_password(self, client, member, next_address):
        client.post(f"/account/password/reset/?{urlencode({'next': next_address})}", {"email": THERE})
        asked = {"code": CODE.search(mail.outbox[0].body)[0], "next": next_address}
        chosen = client.post("/account/password/reset/confirm/", asked, follow=True)
        new = {"password1": "four-balls-in-the-air", "password2": "four-balls-in-the-air", "next": next_address}

        changed = client.post(chosen.request["PATH_INFO"], new, follow=True)

        assert [where for where, _ in chosen.redirect_chain + changed.redirect_chain if "evil" in where] == []
        member.refresh_from_db()
        assert member.check_password("four-balls-in-the-air")

    @pytest.mark.parametrize(
        "url",
        ["/account/login/", "/account/signup/", "/account/login/code/", "/account/signup/passkey/"],
    )
    def test_leads_nowhere_for_who_is_signed_in_already(self, client, member, url, next_address):
        client.force_login(member)

        assert client.get(url, {"next": next_address})["Location"] == "/"

    @pytest.mark.parametrize(
        "url",
        ["/account/login/", "/account/signup/", "/account/login/code/", "/account/password/reset/"],
    )
    def test_stands_in_no_link_of_the_page(self, client, db, url, next_address):
        page = client.get(url, {"next": next_address}).text

        assert re.findall(r'(?:href|action)="[^"?]*evil[^"]*"', page) == []


def test_who_cancels_a_code_is_still_on_the_way(client, member):
    sent = client.post("/account/login/code/", {"email": THERE, "next": "/notifications/?read=1"})
    page = client.get(sent["Location"]).text
    leave = re.search(r'<form id="leave".*?name="next" value="([^"]+)"', page, re.DOTALL)[1]

    answer = client.post("/account/logout/", {"next": leave}, follow=True)

    assert answer.redirect_chain == [("/account/login/?next=%2Fnotifications%2F%3Fread%3D1", 302)]
    assert 'name="next" value="/notifications/?read=1"' in answer.text
