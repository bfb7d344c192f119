"""Somebody joins and posts a first comment; a member signs in again."""

import re

from django.core import mail
from playwright.sync_api import expect

from community.posting import hold_reasons
from tests.factories import PASSWORD

WORDS = "We read the same three books in turn, and nobody complains."


def test_a_newcomer_joins_with_a_code_and_sees_the_first_comment_wait(visit, article, conversation):
    page = visit(article.get_url())
    page.get_by_role("link", name="Join").first.click()
    page.get_by_label("Name shown to others").fill("Samira")
    page.get_by_role("textbox", name="E-mail").fill("samira@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Join", exact=True).click()
    code = re.search(r"^\S+$", mail.outbox[0].body, re.MULTILINE)[0]
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator(".member-menu summary")).to_contain_text("Samira")

    page.goto(article.get_url())
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Post comment").click()
    mine = page.get_by_role("article", name=re.compile("^Samira"))
    expect(mine).to_contain_text(WORDS)
    expect(mine).to_contain_text("waiting for a moderator")
    expect(mine).to_contain_text(f"Only you can see this so far. {hold_reasons.NEWCOMER}")
    expect(page.locator("#announcer")).to_have_text("Thank you. A moderator reads your comment before it appears.")
    expect(page.get_by_role("heading", name="5 comments")).to_be_visible()

    page.reload()
    expect(mine).to_contain_text(f"Only you can see this so far. {hold_reasons.NEWCOMER}")
    expect(visit(article.get_url()).get_by_text(WORDS)).to_have_count(0)


def test_a_member_signs_in_by_the_form_and_out_by_the_menu(visit, member, article):
    page = visit(article.get_url())
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("textbox", name="E-mail").fill(member.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    menu = page.locator(".member-menu summary")
    expect(menu).to_contain_text("Jonas M.")

    menu.click()
    page.get_by_role("button", name="Sign out").click()

    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
