"""By a code in an e-mail, by an app, by a recovery code, by an account elsewhere; and back to what one was writing."""

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from playwright.sync_api import Page, expect

from community.members.models import User
from tests.factories import PASSWORD
from tests.things.oidc import Provider

CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)
WORDS = "Ours reads the bus timetable. Every night."


@pytest.fixture
def town(settings, watch) -> Iterator[Provider]:
    provider = Provider()
    settings.SOCIALACCOUNT_PROVIDERS = provider.settings()
    watch.expect(f"a request to {provider.url}")
    yield provider
    provider.close()


def member_menu(page: Page):
    return page.locator(".member-menu summary")


def sign_out(page: Page) -> None:
    member_menu(page).click()
    page.get_by_role("button", name="Sign out").click()


def with_password(page: Page, member: User) -> None:
    page.get_by_role("textbox", name="E-mail").fill(member.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_somebody_joins_without_a_password_and_comes_back_by_a_code(visit, db, javascript):
    page = visit("/account/signup/", width=375, javascript=javascript)
    page.get_by_label("Name shown to others").fill("Samira")
    page.get_by_role("textbox", name="E-mail").fill("samira@example.org")
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_label("Code").fill(CODE.search(mail.outbox[-1].body)[0])
    page.get_by_role("button", name="Confirm").click()
    sign_out(page)

    page.goto("/account/login/?next=/notifications/")
    page.get_by_role("link", name="E-mail me a code instead").click()
    page.get_by_role("textbox", name="E-mail").fill("samira@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(CODE.search(mail.outbox[-1].body)[0])
    page.get_by_role("button", name="Confirm").click()

    expect(page).to_have_url(re.compile("/notifications/$"))
    expect(member_menu(page)).to_be_visible()


def test_a_forgotten_password_is_replaced_by_a_code(visit, member):
    page = visit("/account/login/")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_role("textbox", name="E-mail").fill(member.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(CODE.search(mail.outbox[-1].body)[0])
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("New password", exact=True).fill("four-balls-in-the-air")
    page.get_by_label("New password (again)").fill("four-balls-in-the-air")
    page.get_by_role("button", name="Save the password").click()

    expect(page.get_by_role("heading", name="Your password is changed")).to_be_visible()
    member.refresh_from_db()
    assert member.check_password("four-balls-in-the-air")


def test_an_app_and_then_a_recovery_code_without_javascript(visit, member):
    page = visit("/account/2fa/", by=member, width=375, javascript=False)
    page.get_by_role("link", name="Set up…").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    secret = page.locator(".hint code").inner_text()
    page.get_by_label("The six digits your app shows").fill(code_of(secret))
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    recovery = page.locator(".codes code").first.inner_text()
    sign_out(page)

    page.goto("/account/login/")
    with_password(page, member)
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign in").click()
    expect(member_menu(page)).to_be_visible()
    sign_out(page)

    page.goto("/account/login/")
    with_password(page, member)
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Sign in").click()
    expect(member_menu(page)).to_be_visible()
    page.goto("/account/2fa/")
    expect(page.get_by_text("9 left.")).to_be_visible()


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_somebody_joins_from_the_reply_form_with_an_account_elsewhere(visit, article, conversation, town, javascript):
    page = visit(article.get_url(), width=375, javascript=javascript)
    page.get_by_role("link", name="Reply to Jonas M.").first.click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Continue with Our town").click()
    page.get_by_role("button", name="Go to Our town").click()
    if not javascript:
        page.wait_for_url(f"{town.url}/**")
    page.get_by_role("button", name="Yes, that is me").click()
    page.get_by_label("Name shown to others").fill("Samira")
    expect(page.get_by_role("textbox", name="E-mail")).to_be_disabled()
    page.get_by_role("button", name="Join", exact=True).click()

    expect(page.get_by_label("Your comment")).to_have_value(WORDS)
    expect(page.get_by_text("In reply to Jonas M.")).to_be_visible()
    expect(page.get_by_text("As Samira.")).to_be_visible()
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text(WORDS).first).to_be_visible()
    assert User.objects.get(email="samira@example.org").display_name == "Samira"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_member_signs_in_half_way_through_a_comment(visit, article, conversation, member, javascript):
    page = visit(article.get_url(), javascript=javascript)
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.locator("form.reply").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    with_password(page, member)

    expect(page.get_by_label("Your comment")).to_have_value(WORDS)
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text(WORDS).first).to_be_visible()
    page.goto(f"/comments/on/blog.articlepage/{article.pk}/")
    expect(page.get_by_label("Your comment")).to_have_value("")


def test_signed_out_elsewhere_the_other_browser_is_a_strangers(visit, member):
    here, there = visit("/account/login/"), visit("/account/login/")
    with_password(there, member)
    with_password(here, member)
    here.goto("/account/sessions/")
    expect(here.get_by_role("row")).to_have_count(3)
    here.get_by_role("button", name="Sign out everywhere else").click()

    expect(here.get_by_text("You’re not signed in anywhere else.")).to_be_visible()
    there.goto("/notifications/")
    expect(there.get_by_role("heading", name="Sign in")).to_be_visible()
