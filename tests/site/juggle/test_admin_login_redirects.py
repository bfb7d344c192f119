"""Signing in goes through allauth, with its limits: the login pages of Wagtail and Django redirect there."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories import PASSWORD

WAGTAIL_LOGINS = ["/cms/login/", "/_util/login/"]
LOGIN_URLS = [*WAGTAIL_LOGINS, "/django-admin/login/"]


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def credentials(member, password: str = PASSWORD) -> dict[str, str]:
    """Under every name a login_url could ask for."""
    return {"login": member.email, "username": member.email, "email": member.email, "password": password}


@pytest.mark.parametrize("login_url", LOGIN_URLS)
def test_the_right_password_opens_no_other_login(login_url, client, administrator):
    response = client.post(login_url, credentials(administrator))

    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/account/login/")
    assert not is_signed_in(client)


@pytest.mark.parametrize("login_url", LOGIN_URLS)
def test_a_login_address_shows_allauths_page_and_no_form_of_its_own(login_url, client, db):
    response = client.get(login_url, follow=True)

    assert response.redirect_chain[-1][0].split("?")[0] == "/account/login/"
    assert response.templates[0].name == "account/login.html"


@pytest.mark.parametrize("path", ["/cms/", "/cms/review/", "/cms/reports/locked/"])
def test_after_signing_in_one_arrives_where_one_was_going(path, client, administrator):
    sign_in = client.get(path, follow=True)

    response = client.post(sign_in.redirect_chain[-1][0], credentials(administrator))

    assert (response.status_code, response["Location"]) == (302, path)
    assert is_signed_in(client)


@pytest.mark.parametrize("path", ["/cms/", "/cms/pages/1/", "/cms/settings/", "/django-admin/"])
def test_a_member_who_may_not_enter_is_told_so_and_not_sent_in_circles(path, client, member):
    client.force_login(member)

    response = client.get(path, follow=True)

    assert response.status_code == 403
    assert len(response.redirect_chain) == 1


@pytest.mark.parametrize("login_url", WAGTAIL_LOGINS)
def test_who_is_signed_in_already_goes_through(login_url, client, moderator):
    client.force_login(moderator)

    assert client.get(login_url)["Location"] == "/cms/"


def test_nobody_gets_a_new_password_from_the_cms(client, db):
    assert client.get("/cms/password_reset/").status_code == 404
    assert client.post("/cms/password_reset/", {"email": "tobias@example.org"}).status_code == 404


def test_the_cms_offers_to_change_neither_password_nor_address(client, administrator):
    client.force_login(administrator)

    for path in ("/cms/account/", f"/cms/users/edit/{administrator.pk}/"):
        page = client.get(path)
        assert page.status_code == 200
        assert 'type="password"' not in page.text
    assert 'type="email"' not in client.get("/cms/account/").text


def test_the_sixth_wrong_password_in_five_minutes_locks_out_even_the_right_one(client, member):
    wrong = credentials(member, "not-this-one")
    answers = [client.post("/account/login/", wrong) for _ in range(6)]

    assert ["Too many tries." in answer.text for answer in answers] == [False] * 5 + [True]
    for login_url in ["/account/login/", *LOGIN_URLS]:
        client.post(login_url, credentials(member))
        assert not is_signed_in(client)

    cache.clear()  # five minutes later
    client.post("/account/login/", credentials(member))
    assert is_signed_in(client)


@pytest.mark.parametrize("login_url", LOGIN_URLS)
def test_guessing_at_another_login_address_tries_no_password(login_url, client, member):
    for _ in range(20):
        client.post(login_url, credentials(member, "not-this-one"))

    client.post("/account/login/", credentials(member))

    assert is_signed_in(client)


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "https:evil.example", "/\\evil.example"]
)
@pytest.mark.parametrize("login_url", ["/account/login/", *WAGTAIL_LOGINS])
def test_next_leads_to_no_other_host(login_url, elsewhere, client, member):
    path = client.get(login_url, {"next": elsewhere}, follow=True).request
    address = f"{path['PATH_INFO']}?{path['QUERY_STRING']}"

    response = client.post(address, credentials(member) | {"next": elsewhere})

    assert (response.status_code, response["Location"]) == (302, "/")


def test_a_suspended_member_does_not_come_in(client, member):
    member.is_active = False
    member.save()

    response = client.post("/account/login/", credentials(member))

    assert not is_signed_in(client)
    assert response["Location"] == "/account/inactive/"


def test_a_password_is_changed_on_allauths_page_alone(client, administrator):
    client.force_login(administrator)
    typed = {
        "old_password": PASSWORD,
        "new_password1": "another horse battery",
        "new_password2": "another horse battery",
    }

    answers = [client.get("/django-admin/password_change/"), client.post("/django-admin/password_change/", typed)]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/account/password/change/")] * 2
    administrator.refresh_from_db()
    assert administrator.check_password(PASSWORD)
