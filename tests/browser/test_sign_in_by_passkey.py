"""Passkeys: joining and signing in with one, and what happens when none is used."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core import mail
from playwright.sync_api import Page, expect

from community.members.models import User
from tests.factories import PASSWORD

CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)


def fingerprint_reader(page: Page) -> tuple[Any, str]:
    """The page's browser has one, and it always knows the finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def session_key(page: Page) -> str:
    return next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "sessionid")


def test_somebody_joins_with_a_passkey_and_comes_back_with_it(visit, article):
    page = visit(article.get_url())
    fingerprint_reader(page)
    page.get_by_role("link", name="Join").first.click()
    page.get_by_role("link", name="Join with a passkey").click()
    page.get_by_label("Name shown to others").fill("Samira")
    page.get_by_role("textbox", name="E-mail").fill("samira@example.org")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Code").fill(CODE.search(mail.outbox[0].body)[0])
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_label("Name of this passkey")).to_have_value("Chrome on Linux")
    keys = [session_key(page)]
    page.get_by_role("button", name="Make the passkey").click()
    menu = page.locator(".member-menu summary")
    expect(menu).to_contain_text("Samira")
    assert not User.objects.get(email="samira@example.org").has_usable_password()

    menu.click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/login/?next=/notifications/")
    page.evaluate("""() => fetch("/account/2fa/webauthn/login/", {headers: {Accept: "application/json"}})""")
    keys.append(session_key(page))
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(menu).to_contain_text("Samira")
    expect(page).to_have_url(re.compile("/notifications/$"))
    assert not Session.objects.filter(session_key__in=keys).exists()


def test_half_way_through_a_comment_it_joins_and_signs_in_and_the_text_is_there(visit, article, conversation):
    page = visit(article.get_url(), width=375)
    fingerprint_reader(page)

    def write_and_go(words: str) -> None:
        page.goto(article.get_url())
        page.get_by_role("link", name="Write a comment").click()
        page.get_by_label("Your comment").fill(words)
        page.locator("form.reply").get_by_role("button", name="Sign in").click()

    write_and_go("Ours reads the bus timetable.")
    page.get_by_role("link", name="Join first").click()
    page.get_by_role("link", name="Join with a passkey").click()
    page.get_by_label("Name shown to others").fill("Samira")
    page.get_by_role("textbox", name="E-mail").fill("samira@example.org")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Code").fill(CODE.search(mail.outbox[0].body)[0])
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_label("Your comment")).to_have_value("Ours reads the bus timetable.")
    page.get_by_role("button", name="Discard").click()
    page.locator(".member-menu summary").click()
    page.get_by_role("button", name="Sign out").click()

    write_and_go("And the tram's.")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_label("Your comment")).to_have_value("And the tram's.")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/"])
def test_with_it_one_is_not_led_to_another_host(visit, member, elsewhere):
    page = visit("/account/2fa/webauthn/add/", by=member)
    fingerprint_reader(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Make the passkey").click()
    page.locator(".member-menu summary").click()
    page.get_by_role("button", name="Sign out").click()

    page.goto(f"/account/login/?next={elsewhere}")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.locator(".member-menu summary")).to_contain_text("Jonas M.")
    expect(page).to_have_url(re.compile(r"^http://localhost:\d+/$"))


def test_a_moderator_adds_one_and_is_let_into_the_cms(visit, moderator, settings):
    settings.CMS_REQUIRES_SECOND_FACTOR = True
    page = visit("/account/login/?next=/cms/moderation/")
    fingerprint_reader(page)
    page.get_by_role("textbox", name="E-mail").fill(moderator.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("Before you go to work here, please set up a second step")).to_be_visible()

    page.get_by_role("link", name="Add a passkey…").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Name of this passkey").fill("The blue laptop")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto("/cms/moderation/")
    expect(page.locator("#desk-empty")).to_be_visible()
    page.goto("/account/2fa/")
    expect(page.get_by_text("The blue laptop")).to_be_visible()

    page.locator(".member-menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/login/?next=/cms/moderation/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/cms/moderation/$"))


def test_it_can_be_renamed_and_removed(visit, member):
    page = visit("/account/2fa/webauthn/add/", by=member)
    fingerprint_reader(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Name of this passkey").fill("The blue laptop")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()

    page.goto("/account/2fa/webauthn/")
    page.get_by_role("link", name="Rename The blue laptop").click()
    page.get_by_label("Name of this passkey").fill("The kitchen laptop")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("cell", name=re.compile("^The kitchen laptop"))).to_be_visible()
    page.get_by_role("link", name="Remove The kitchen laptop").click()
    page.get_by_role("button", name="Remove").click()

    expect(page.get_by_text("You have none yet.")).to_be_visible()
    assert not Authenticator.objects.exists()


def test_as_a_second_step_it_takes_the_place_of_the_code(visit, member):
    page = visit("/account/2fa/webauthn/add/", by=member)
    fingerprint_reader(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Sign in with it alone").uncheck()
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.locator(".member-menu summary").click()
    page.get_by_role("button", name="Sign out").click()

    page.goto("/account/login/")
    page.get_by_role("textbox", name="E-mail").fill(member.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("button", name="Use a passkey instead").click()

    expect(page.locator(".member-menu summary")).to_contain_text("Jonas M.")


def test_a_finger_the_device_does_not_know_is_said_kindly(visit, member):
    page = visit("/account/login/")
    reader, identifier = fingerprint_reader(page)
    reader.send("WebAuthn.setUserVerified", {"authenticatorId": identifier, "isUserVerified": False})
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("No passkey was used", timeout=20_000)
    expect(page.get_by_role("link", name="E-mail me a code instead")).to_be_visible()


def test_without_javascript_the_other_ways_are_there_and_the_reason_why(visit, db):
    page = visit("/account/login/", javascript=False)

    expect(page.locator("noscript p")).to_have_text(re.compile("^Passkeys need JavaScript, which is off"))
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    expect(page.get_by_role("link", name="E-mail me a code instead")).to_be_visible()
