"""Preview, and replying with a quote; both also by keyboard."""

import pytest
from playwright.sync_api import expect

from community.comments.models import Comment
from tests.browser.test_writing import WORDS, begin

#: Typing so many lines at once takes a busy machine longer than anybody would wait elsewhere.
A_THOUSAND_LINES_MS = 60_000


def test_a_preview_stands_below_the_text_and_follows_it(visit, article, conversation, member):
    page = begin(visit(article.get_url(), by=member), "so *tired*")
    page.get_by_role("button", name="Preview").click()
    preview = page.get_by_role("region", name="Preview")
    expect(preview.locator("em")).to_have_text("tired")
    expect(page.locator("#announcer")).to_have_text("The preview stands below your words.")

    page.get_by_label("Your comment").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(", **really**")

    expect(preview.locator("strong")).to_have_text("really")
    expect(page.get_by_label("Your comment")).to_be_focused()
    assert not Comment.objects.filter(comment__startswith="so").exists()

    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("article").filter(has_text="so tired, really")).to_be_focused()


def test_a_preview_without_javascript_is_the_page_again(visit, article, conversation):
    page = visit(article.get_url(), javascript=False)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    page.get_by_label("Your comment").fill("so *tired*")
    page.get_by_label("Name").fill("Noor")
    page.get_by_role("button", name="Preview").click()

    expect(page.locator(".preview em")).to_have_text("tired")
    expect(page.locator(".preview")).to_be_in_viewport()
    expect(page.get_by_label("Your comment")).to_have_value("so *tired*")
    expect(page.get_by_label("Name")).to_have_value("Noor")
    assert not Comment.objects.filter(comment__startswith="so").exists()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_what_is_answered_can_be_quoted_from_the_form(visit, article, conversation, member, javascript):
    page = visit(article.get_url(), by=member, javascript=javascript)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    page.get_by_label("Your comment").fill("Well.")
    page.get_by_role("button", name="Quote").click()

    expect(page.get_by_label("Your comment")).to_have_value("Well.\n\n> How did you tell the office?\n\n")


def test_selected_words_can_be_quoted(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    page.locator(f"#c{conversation.answer.pk} .body p").dblclick(position={"x": 12, "y": 8})
    page.locator(f"#c{conversation.answer.pk}").get_by_role("button", name="Quote").click()

    expect(page.get_by_label("Your comment")).to_have_value("> How\n\n")
    expect(page.get_by_label("Your comment")).to_be_focused()


def test_everything_by_keyboard_alone(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type(WORDS)
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.locator(":focus").inner_text())
    assert reached[-3:] == ["Cancel", "Preview", "Post comment"]

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Preview")).to_contain_text(WORDS)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("article").filter(has_text=WORDS)).to_be_focused()


def test_how_many_characters_are_left_is_counted_as_the_site_counts(visit, article, conversation, member, watch):
    watch.expect("status of 422")
    page = visit(article.get_url(), by=member)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    words, count = page.get_by_label("Your comment"), page.locator(".characters-left")
    words.fill("x" * 4799)
    expect(count).to_have_text("")

    words.fill("👩‍👧\n" * 1000 + "x" * 900, timeout=A_THOUSAND_LINES_MS)
    expect(count).to_have_text("100 characters left")
    expect(page.locator("#announcer")).to_have_text("100 characters left")
    words.press_sequentially("yz")
    expect(count).to_have_text("98 characters left")
    expect(page.locator("#announcer")).to_have_text("100 characters left")
    words.fill("👩‍👧\n" * 1000 + "x" * 1003, timeout=A_THOUSAND_LINES_MS)
    expect(count).to_have_text("3 characters too many")
    expect(page.locator("#announcer")).to_have_text("3 characters too many")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text("This is 5003 characters long; 5000 fit.")).to_be_visible()

    page.get_by_label("Your comment").fill("👩‍👧\n" * 1000 + "x" * 1000, timeout=A_THOUSAND_LINES_MS)
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
