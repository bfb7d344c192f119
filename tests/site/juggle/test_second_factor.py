"""Members who work in the CMS must use a second factor first; nobody else is asked."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from community.members.models import User
from juggle.second_factor import SETUP_REQUIRED, VERIFICATION_REQUIRED
from tests.factories import PASSWORD

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _required(settings) -> None:
    settings.CMS_REQUIRES_SECOND_FACTOR = True


def code() -> str:
    return totp.format_hotp_value(totp.hotp_value(SECRET, next(iter(totp.yield_hotp_counters_from_time()))))


def sign_in(member: User) -> Client:
    client = Client()
    client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    return client


@pytest.mark.parametrize("path", ["/cms/", "/cms/review/", "/django-admin/", "/cms/login/"])
@pytest.mark.parametrize("role", ["moderator", "author", "editor", "administrator"])
def test_with_a_password_alone_one_is_asked_to_set_one_up(role, path, request, db):
    client = sign_in(request.getfixturevalue(role))

    answer = client.get(path, follow=True)

    assert answer.redirect_chain == [("/account/2fa/", 302)]
    assert SETUP_REQUIRED in answer.text


def test_a_post_is_stopped_as_well(administrator):
    client = sign_in(administrator)

    assert client.post("/cms/pages/1/delete/")["Location"] == "/account/2fa/"


def test_members_without_a_role_and_strangers_are_sent_to_sign_in(member, client, db):
    assert sign_in(member).get("/cms/", follow=True).status_code == 403
    assert client.get("/cms/")["Location"].startswith("/cms/login/")


def test_the_rest_of_the_site_asks_nobody(moderator):
    assert sign_in(moderator).get("/notifications/").status_code == 200


def test_with_the_second_step_at_sign_in_one_is_in(editor):
    totp.TOTP.activate(editor, SECRET)
    client = sign_in(editor)
    before = client.get("/cms/")["Location"]

    client.post("/account/2fa/authenticate/", {"code": code()})

    assert before.startswith("/cms/login/")
    assert client.get("/cms/").status_code == 200


def test_a_recovery_code_is_a_second_step_and_works_once(editor):
    totp.TOTP.activate(editor, SECRET)
    codes = RecoveryCodes.activate(editor).get_unused_codes()
    client, again = sign_in(editor), sign_in(editor)

    client.post("/account/2fa/authenticate/", {"code": codes[0]})
    again.post("/account/2fa/authenticate/", {"code": codes[0]})

    assert client.get("/cms/").status_code == 200
    assert "_auth_user_id" not in again.session


def test_a_session_from_before_shows_it_once(editor):
    client = sign_in(editor)
    totp.TOTP.activate(editor, SECRET)

    asked = client.get("/cms/review/", follow=True)
    client.post(asked.redirect_chain[-1][0], {"code": code()})

    assert asked.redirect_chain == [("/account/2fa/reauthenticate/?next=%2Fcms%2Freview%2F", 302)]
    assert VERIFICATION_REQUIRED in asked.text
    assert client.get("/cms/").status_code == 200


def test_who_sets_it_up_need_not_show_it_again(editor, monkeypatch):
    client = sign_in(editor)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    monkeypatch.setattr(totp, "generate_totp_secret", lambda: SECRET)
    client.get("/account/2fa/totp/activate/")
    client.post("/account/2fa/totp/activate/", {"code": code()})

    assert Authenticator.objects.filter(user=editor, type="totp").exists()
    assert client.get("/cms/").status_code == 200


def test_who_puts_it_away_is_asked_again(editor):
    client = sign_in(editor)
    session = client.session
    session["mfa_shown"] = True
    session.save()

    assert client.get("/cms/")["Location"] == "/account/2fa/"


def test_a_stranger_costs_no_query(client, db, django_assert_num_queries):
    client.get("/robots.txt")
    with django_assert_num_queries(0):
        client.get("/cms/")


def test_switched_off_it_asks_nobody(settings, editor):
    settings.CMS_REQUIRES_SECOND_FACTOR = False

    assert sign_in(editor).get("/cms/").status_code == 200
