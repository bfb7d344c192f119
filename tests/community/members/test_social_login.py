"""Signing in with an account elsewhere: offered when configured, and never opens somebody else's account."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from community.members.models import User
from tests.factories import PASSWORD
from tests.things.oidc import Provider, Somebody

LOGIN_URL = "/account/oidc/openid/login/"
CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)


@pytest.fixture
def town(settings) -> Iterator[Provider]:
    provider = Provider()
    settings.SOCIALACCOUNT_PROVIDERS = provider.settings()
    yield provider
    provider.close()  # a second time, where it was away


def come_back(client: Client, *, process: str = "login", to: str = "", answer: str = "yes"):
    """There, one button, and back."""
    page = client.post(f"{LOGIN_URL}?process={process}&next={to}")
    there = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page.text)[1].replace("&amp;", "&")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()}
    home = requests.post(
        there.split("/authorize")[0] + "/consent", {**asked, "answer": answer}, allow_redirects=False, timeout=5
    )
    back = urlsplit(home.headers["Location"])
    return client.get(f"{back.path}?{back.query}")


def join(client: Client, name: str = "Samira") -> str:
    return client.post("/account/3rdparty/signup/", {"display_name": name, "email": "other@example.org"})["Location"]


PAGES = ["/account/login/", "/account/signup/"]


@pytest.mark.parametrize("page", PAGES)
def test_unconfigured_providers_are_nowhere(client, db, page, article):
    assert "ontinue with" not in client.get(page).text
    assert "ontinue with" not in client.get(f"/comments/on/blog.articlepage/{article.pk}/").text


@pytest.mark.parametrize("page", PAGES)
def test_a_configured_one_is_offered_and_knows_the_way_back(client, db, town, page):
    html = client.get(f"{page}?next=/notifications/").text

    assert f'<a class="button" href="{LOGIN_URL}?next=%2Fnotifications%2F">Continue with Our town</a>' in html


def test_connected_accounts_stand_in_the_settings_only_when_there_are_any_to_connect(client, member, settings):
    client.force_login(member)
    without = client.get("/account/email/").text
    settings.SOCIALACCOUNT_PROVIDERS = {"github": {"APP": {"client_id": "a", "secret": "b"}}}

    assert "Connected accounts" not in without
    assert "Connected accounts" in client.get("/account/email/").text
    assert 'href="/account/github/login/?process=connect">GitHub<' in client.get("/account/3rdparty/").text


def test_nothing_happens_by_looking(client, db, town):
    answer = client.get(f"{LOGIN_URL}?next=/notifications/")

    assert answer.status_code == 200
    assert "Go to Our town" in answer.text
    assert "sessionid" not in client.cookies


def test_an_unknown_provider_is_no_page(client, db, town):
    assert client.get("/account/oidc/nobody/login/").status_code == 404
    assert client.get("/account/github/login/").status_code == 404


def test_joining_asks_for_a_name_and_keeps_nothing_of_what_the_provider_tells(client, db, town):
    assert come_back(client, to="/notifications/")["Location"] == "/account/3rdparty/signup/"
    page = client.get("/account/3rdparty/signup/").text
    assert "Samira El-Amrani" not in page

    assert join(client) == "/notifications/"

    joined = User.objects.get(email="samira@example.org")  # the provider's word, not what was slipped into the form
    account = SocialAccount.objects.get(user=joined)
    assert (joined.display_name, joined.username) == ("Samira", "samira")
    assert (account.provider, account.uid, account.extra_data) == ("openid", "person-1", {})
    assert not SocialToken.objects.exists()
    assert client.session["_auth_user_id"] == str(joined.pk)
    assert mail.outbox == []


def test_coming_again_one_is_in_at_once(client, db, town):
    come_back(client)
    join(client)
    again = Client()

    assert come_back(again, to="/notifications/")["Location"] == "/notifications/"
    assert again.session["_auth_user_id"] == client.session["_auth_user_id"]
    assert SocialAccount.objects.get().extra_data == {}


def test_joining_and_coming_again_begin_a_new_session(client, db, town):
    come_back(client)
    before_joining = client.session.session_key
    join(client)
    again = Client()
    again.post(LOGIN_URL)
    before_coming_again = again.session.session_key
    come_back(again)

    assert before_joining
    assert before_coming_again
    assert "_auth_user_id" in client.session
    assert "_auth_user_id" in again.session
    assert not Session.objects.filter(session_key__in=[before_joining, before_coming_again]).exists()


def test_an_address_the_provider_has_not_confirmed_is_confirmed_by_a_code(client, db, town):
    town.somebody = Somebody(email_verified=False, email="maybe@example.org")
    come_back(client)

    answer = client.post("/account/3rdparty/signup/", {"display_name": "Samira", "email": "maybe@example.org"})

    assert answer["Location"].startswith("/account/confirm-email/")
    assert not EmailAddress.objects.get().verified
    assert "_auth_user_id" not in client.session
    client.post("/account/confirm-email/", {"code": CODE.search(mail.outbox[0].body)[0]})
    assert client.session["_auth_user_id"] == str(User.objects.get(email="maybe@example.org").pk)


@pytest.mark.parametrize("verified", [True, False])
def test_whoever_says_an_address_is_theirs_does_not_get_into_the_account_that_has_it(client, member, town, verified):
    town.somebody = Somebody(email=member.email, email_verified=verified)
    come_back(client)

    answer = client.post("/account/3rdparty/signup/", {"display_name": "Not Jonas", "email": member.email}, follow=True)

    assert answer.redirect_chain == [("/account/confirm-email/", 302)]
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([member.email], "You have an account already")
    ]


def test_with_an_unconfirmed_address_it_looks_the_same_whether_somebody_has_it(member, town):
    seen = []
    for number, email in enumerate([member.email, "nobody-yet@example.org"]):
        client = Client()
        town.somebody = Somebody(sub=f"person-{number}", email=email, email_verified=False)
        come_back(client)
        answer = client.post("/account/3rdparty/signup/", {"display_name": "Sam", "email": email}, follow=True)
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text).replace(email, "THE ADDRESS")
        seen.append((answer.status_code, answer.redirect_chain, page))

    assert seen[0] == seen[1]
    assert [message.to for message in mail.outbox] == [[member.email], ["nobody-yet@example.org"]]


@pytest.mark.parametrize("next_address", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_next_to_another_host_is_not_followed(client, db, town, next_address):
    come_back(client, to=next_address)

    assert join(client) == "/welcome/"


def test_turning_back_is_no_fault(client, db, town):
    answer = come_back(client, answer="no")

    assert (answer.status_code, answer["Location"]) == (302, "/account/3rdparty/login/cancelled/")
    assert "Nothing happened" in client.get(answer["Location"]).text


def test_an_answer_nobody_asked_for_signs_nobody_in(client, db, town):
    answer = client.get("/account/oidc/openid/login/callback/?code=stolen&state=of-somebody-else", follow=True)

    assert answer.status_code == 401
    assert "That didn’t work" in answer.text
    assert "_auth_user_id" not in client.session


def test_a_provider_that_is_away_is_said_kindly(client, db, town):
    town.close()

    answer = client.post(LOGIN_URL)

    assert (answer.status_code, "That didn’t work" in answer.text) == (502, True)


class TestConnecting:
    @pytest.fixture
    def jonas(self, member) -> Client:
        client = Client()
        client.post("/account/login/", {"login": member.email, "password": PASSWORD})
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        return client

    def test_a_member_signs_in_by_it_from_then_on(self, jonas, member, town):
        come_back(jonas, process="connect")
        page = jonas.get("/account/3rdparty/").text
        elsewhere = Client()
        come_back(elsewhere)

        assert "<h2>Our town</h2>" in page
        assert elsewhere.session["_auth_user_id"] == str(member.pk)

    def test_and_no_more_once_it_is_disconnected(self, jonas, town):
        come_back(jonas, process="connect")

        page = jonas.post("/account/3rdparty/", {"account": SocialAccount.objects.get().pk}, follow=True).text

        assert "The account is disconnected." in page
        assert not SocialAccount.objects.exists()

    def test_an_account_that_is_somebody_elses_stays_theirs(self, jonas, other_member, town):
        SocialAccount.objects.create(user=other_member, provider="openid", uid="person-1")

        come_back(jonas, process="connect")

        assert SocialAccount.objects.get().user == other_member
        assert "already signs in to another account here" in jonas.get("/account/3rdparty/").text

    def test_nobody_disconnects_somebody_elses(self, jonas, other_member, town):
        theirs = SocialAccount.objects.create(user=other_member, provider="openid", uid="person-2")

        jonas.post("/account/3rdparty/", {"account": theirs.pk})

        assert SocialAccount.objects.get() == theirs
