"""The checks of every page, on the pages around signing in."""

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
    page = visit("/account/email/", by=member, width=375, javascript=False)
    links = page.get_by_role("navigation", name="Account settings").get_by_role("link")

    for name in [link.inner_text() for link in links.all()]:
        page.goto("/account/email/")
        page.get_by_role("navigation", name="Account settings").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("h1")).to_be_visible()
        assert not too_wide(page), name
