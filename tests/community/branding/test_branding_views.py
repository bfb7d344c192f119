from typing import Any

import pytest
from django.test import Client

from community.branding.models import Branding, FooterLink

PREVIEW = "/cms/branding/preview/"


def settings() -> str:
    return f"/cms/settings/branding/branding/{Branding.load().pk}/"


def typed(**changes: str) -> dict[str, str]:
    row = Branding()
    fields = ("name", "tagline", "description", "motto", "about", "accent", "second", "third", "contact", "language")
    links = {f"footer_links-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    return {**{name: getattr(row, name) for name in fields}, "logo": "", **links, **changes}


@pytest.fixture
def owner(client: Client, administrator: Any) -> Client:
    Branding.load()
    client.force_login(administrator)
    return client


def test_the_stylesheet_has_both_schemes(client: Client) -> None:
    response = client.get("/branding/1d4ed8-14532d-881337.css")

    light, dark = response.text.split("@media screen and (prefers-color-scheme: dark)")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=86400"
    assert "  --accent: #1d4ed8;\n" in light
    assert "--work: #14532d;" in light
    assert "--family: #881337;" in light
    assert "--accent: #1d4ed8;" not in dark
    assert "--accent-ink: #17141f;" in dark


@pytest.mark.parametrize("colours", ["1d4ed8-14532d", "1d4ed8-14532d-88133g", "1d4ed8-14532d-881337-0", "red-red-red"])
def test_nothing_but_three_colours_has_a_stylesheet(client: Client, db: None, colours: str) -> None:
    assert client.get(f"/branding/{colours}.css").status_code == 404


def test_an_owner_changes_the_site_in_the_cms(owner: Client) -> None:
    link = {"footer_links-TOTAL_FORMS": "1", "footer_links-0-label": "Help", "footer_links-0-address": "/help/"}

    response = owner.post(settings(), typed(name="Balance", accent="#1D4ED8", **link, **{"footer_links-0-ORDER": "1"}))

    assert response.status_code == 302
    row = Branding.objects.get()
    assert (row.name, row.accent, [str(each) for each in row.footer_links.all()]) == ("Balance", "#1d4ed8", ["Help"])


def test_a_colour_that_cannot_be_read_is_refused_and_nothing_typed_is_lost(owner: Client) -> None:
    response = owner.post(settings(), typed(name="Balance", accent="#ffd400"))

    assert "The nearest colour that works is #7d6800." in response.text
    assert 'value="Balance"' in response.text
    assert 'value="#ffd400"' in response.text
    assert Branding.objects.get().name == "Juggle"


def test_a_preview_shows_what_was_typed_and_saves_nothing(owner: Client) -> None:
    response = owner.post(PREVIEW, typed(name="Balance", tagline="Half of it is enough", accent="#1d4ed8"))

    assert response.status_code == 200
    assert "<h1>Half of it is enough</h1>" in response.text
    assert "/branding/1d4ed8-0f766e-b83c0b.css" in response.text
    assert not Branding.objects.filter(name="Balance").exists()
    assert "Balance" not in Client().get("/").text


def test_a_preview_shows_links_that_are_not_saved_yet(owner: Client) -> None:
    link = {"footer_links-TOTAL_FORMS": "1", "footer_links-0-label": "Help", "footer_links-0-address": "/help/"}

    response = owner.post(PREVIEW, typed(**link, **{"footer_links-0-ORDER": "1"}))

    assert '<a href="/help/">Help</a>' in response.text
    assert not FooterLink.objects.exists()


def test_a_preview_that_cannot_be_shown_says_why(owner: Client) -> None:
    link = {"footer_links-TOTAL_FORMS": "1", "footer_links-0-label": "Help", "footer_links-0-address": "help"}

    response = owner.post(PREVIEW, typed(accent="#ffd400", **link, **{"footer_links-0-ORDER": "1"}))

    assert response.status_code == 422
    assert "<strong>Main colour</strong>: Too pale to read" in response.text
    assert "<strong>Link 1, address</strong>: Please start it with /" in response.text


@pytest.mark.parametrize("role", ["author", "editor", "moderator"])
def test_nobody_else_may(client: Client, db: None, role: str, request: pytest.FixtureRequest) -> None:
    Branding.load()
    client.force_login(request.getfixturevalue(role))

    assert client.post(settings(), typed(name="Mine")).status_code == 403
    assert client.post(PREVIEW, typed(name="Mine")).status_code == 403
    assert not Branding.objects.filter(name="Mine").exists()


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.post(PREVIEW, typed())["Location"].startswith("/account/login/")
