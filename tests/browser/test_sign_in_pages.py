"""The checks of every page, on the pages around signing in."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.socialaccount.models import SocialAccount
from playwright.sync_api import Page, expect

from community.members.models import User
from tests.browser.test_every_page import faults, too_wide
from tests.factories import PASSWORD

ENTRANCES = [
    "/account/login/?next=/notifications/",
    "/account/login/code/",
    "/account/signup/",
    "/account/signup/passkey/",
    "/account/password/reset/",
    "/account/github/login/",
    "/account/3rdparty/login/cancelled/",
    "/account/3rdparty/login/error/",
    "/account/inactive/",
]
SETTINGS = [
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/",
    "/account/2fa/webauthn/",
    "/account/2fa/totp/activate/",
    "/account/2fa/recovery-codes/",
    "/account/2fa/recovery-codes/generate/",
    "/account/sessions/",
    "/account/3rdparty/",
    "/account/github/login/?process=connect",
    "/account/reauthenticate/",
    "/account/logout/",
]


@pytest.fixture(autouse=True)
def _elsewhere(settings, watch) -> None:
    app = {"APP": {"client_id": "juggle", "secret": "x"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"github": app, "google": app}
    watch.expect("status of 401")


@pytest.fixture
def settled(member) -> User:
    """A member with one of everything."""
    Authenticator.objects.create(user=member, type="webauthn", data={"name": "The blue laptop", "credential": {}})
    RecoveryCodes.activate(member)
    SocialAccount.objects.create(user=member, provider="google", uid="1")
    return member


def signed_in(visit, member: User, **look) -> Page:
    page = visit("/account/2fa/recovery-codes/generate/", by=member, **look)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Confirm it’s you")).to_have_count(0)
    return page


@pytest.mark.parametrize(("width", "dark"), [(375, False), (1280, True)], ids=["phone, light", "desktop, dark"])
def test_axe_finds_nothing_and_everything_fits(visit, settled, width, dark):
    stranger, page = visit("/", width=width, dark=dark), signed_in(visit, settled, width=width, dark=dark)
    found = []

    for window, paths in ((stranger, ENTRANCES), (page, SETTINGS)):
        for path in paths:
            window.goto(path)
            found += faults(window)
            window.set_viewport_size({"width": 320, "height": 800})
            if too_wide(window):
                found.append(f"{path} is too wide for 320 pixels")
            window.set_viewport_size({"width": width, "height": 800})

    assert found == []


def test_nor_on_the_page_that_makes_a_passkey(visit, member):
    page = signed_in(visit, member, width=375)
    page.goto("/account/2fa/webauthn/add/")

    assert faults(page) == []
    assert not too_wide(page)


def test_nor_where_a_code_is_typed(visit, member):
    page = visit("/account/login/code/", width=375)
    page.get_by_role("textbox", name="E-mail").fill(member.email)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("heading", name="Enter your sign-in code")).to_be_visible()

    assert faults(page) == []


def test_the_settings_are_one_list_on_a_phone_without_javascript(visit, member):
    page = visit("/account/", by=member, width=375, javascript=False)
    addresses = [link.get_attribute("href") for link in page.locator(".settings-list a").all()]

    assert len(addresses) == 12
    for address in addresses:
        page.locator(f".settings-list a[href='{address}']").click()
        expect(page.locator("h1")).to_be_visible()
        assert not too_wide(page), address
        page.goto("/account/")


def test_each_page_of_the_settings_leads_back_to_the_list_on_a_phone_and_to_the_others_beside_it(visit, member):
    page = visit("/account/email/", by=member, width=375, javascript=False)
    others = page.get_by_role("navigation", name="Account settings")

    expect(others).to_be_hidden()
    page.get_by_role("link", name="Settings", exact=True).click()
    expect(page).to_have_url(re.compile("/account/$"))

    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/account/email/")
    others.get_by_role("link", name="Muted").click()
    expect(page.get_by_role("heading", name="Muted")).to_be_visible()
