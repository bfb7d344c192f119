"""A text with personal data comes back once, to members and guests, on a phone and by keyboard."""

import pytest
from playwright.sync_api import expect

from community.comments.models import Comment, SavedDraft
from tests.browser.test_every_page import faults, too_wide

GIVES_AWAY = {
    "Lotte Winkler … St Mary's Primary School": "a child's full name and school",
    "born 3 May 2019": "a date of birth",
    "12 Elm Tree Road": "where somebody lives",
    "0171 234 56789": "a telephone number",
    "lotte@example.org": "an e-mail address",
}
TELLS = (
    "My daughter Lotte Winkler, born 3 May 2019, is at St Mary's Primary School. "
    "We live at 12 Elm Tree Road, ring 0171 234 56789 or write to lotte@example.org."
)
HARMLESS = "My daughter is at school now, and the mornings are ours again."


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_guest_is_told_of_each_thing_once_and_changes_it(visit, article, conversation, watch, javascript, dark):
    watch.expect("422")
    page = visit(article.get_url(), width=320, javascript=javascript, dark=dark)
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(TELLS)
    page.get_by_label("Name").fill("Noor")
    page.get_by_role("textbox", name="E-mail").fill("noor@example.org")
    page.get_by_role("button", name="Post comment").click()

    told = page.get_by_role("alert").filter(has_text="This may identify someone")
    expect(told.get_by_role("listitem")).to_have_text([f"“{words}”: {what}" for words, what in GIVES_AWAY.items()])
    expect(page.get_by_label("Your comment")).to_have_value(TELLS)
    expect(page.get_by_label("Name")).to_have_value("Noor")
    assert not Comment.objects.filter(user_name="Noor").exists()
    page.wait_for_load_state()
    assert not too_wide(page)
    if javascript:
        assert faults(page) == []

    page.get_by_label("Your comment").fill(HARMLESS)
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_text("Almost there: check your e-mail.")).to_be_visible()
    assert Comment.objects.get(user_name="Noor").comment == HARMLESS


def test_by_keyboard_one_stands_at_the_question_and_the_next_stop_posts_it(visit, article, conversation, member, watch):
    watch.expect("422")
    page = visit(article.get_url(), by=member)
    page.evaluate("htmx.config.defaultSettleDelay = 500")  # usually 20 ms: somebody quick, or a slow phone
    page.get_by_role("link", name="Write a comment").press("Enter")
    page.get_by_label("Your comment").fill(TELLS)
    page.get_by_label("Your comment").press("Control+Enter")
    expect(page.locator(".privacy-check")).to_be_focused()

    page.keyboard.press("Tab")
    page.wait_for_timeout(600)
    expect(page.get_by_role("button", name="Post as it is")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("article").filter(has_text="12 Elm Tree Road")).to_be_visible()
    assert not SavedDraft.objects.exists()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_whoever_changes_a_comment_is_asked_as_well(visit, conversation, member, watch, javascript):
    watch.expect("422")
    mine = conversation.top
    page = visit(f"/comments/{mine.pk}/edit/", by=member, width=375, javascript=javascript)
    page.get_by_label("Your comment").fill(TELLS)
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview")).to_contain_text("“0171 234 56789” is a telephone number")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("alert").filter(has_text="This may identify someone")).to_be_visible()
    mine.refresh_from_db()
    assert mine.comment != TELLS
    page.get_by_role("button", name="Save as it is").click()

    expect(page.get_by_text("Your comment is changed.")).to_be_visible()
    mine.refresh_from_db()
    assert mine.comment == TELLS
