"""Somebody goes on to another page and comes back by the browser's own button, which keeps pages as they were."""

import pytest
from playwright.sync_api import Page, expect

from community.comments.models import Comment
from community.comments.states import change_status
from tests.browser.test_guest import post
from tests.factories import CommentFactory

WORDS = "I told them the truth, and they were relieved."
#: What a page is told that the browser has kept whole, with its scripts; the one that tests steer keeps none.
FROM_MEMORY = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


def away_and_back(page: Page) -> None:
    page.goto("/house-rules/")
    page.go_back()


def test_what_was_pressed_is_still_pressed(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    page.reload()  # as the browser keeps it, with the cookie it came with
    helped = page.locator(f"#c{conversation.answer.pk}").get_by_role("button", name="Helped me")
    helped.click()
    expect(helped).to_have_text("Helped me 1 (comment by Beatriz Nogueira)")

    away_and_back(page)

    expect(helped).to_have_text("Helped me 1 (comment by Beatriz Nogueira)")
    expect(helped).to_have_attribute("aria-pressed", "true")


def test_what_was_said_in_place_is_still_said(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    page.reload()
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("article").filter(has_text=WORDS)).to_be_visible()

    away_and_back(page)

    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
    expect(page.get_by_role("article").filter(has_text=WORDS)).to_have_count(1)


def test_a_guests_comment_that_was_published_meanwhile_is_there(visit, article, conversation):
    page = visit(article.get_url())
    post(page)
    expect(page.get_by_text("Only you see this")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Only you see this")).to_be_visible()
    change_status(Comment.objects.latest("pk"), Comment.Status.PUBLISHED)

    away_and_back(page)

    expect(page.get_by_role("article", name="Noor")).to_be_visible()
    expect(page.get_by_text("Only you see this")).to_have_count(0)


def test_from_the_browsers_memory_a_guests_waiting_comment_is_asked_for_anew(visit, article, conversation):
    page = visit(article.get_url())
    post(page)
    expect(page.get_by_text("Only you see this")).to_be_visible()
    change_status(Comment.objects.latest("pk"), Comment.Status.PUBLISHED)

    page.evaluate(FROM_MEMORY)

    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
    expect(page.get_by_text("Only you see this")).to_have_count(0)


def test_and_so_is_a_members(visit, article, conversation, member):
    held = CommentFactory(target=article, member=member, body=WORDS, status=Comment.Status.HELD)
    page = visit(article.get_url(), by=member)
    expect(page.get_by_text("Only you can see this so far.")).to_be_visible()
    change_status(held, Comment.Status.PUBLISHED)

    page.evaluate(FROM_MEMORY)

    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
    expect(page.get_by_text("Only you can see this so far.")).to_have_count(0)


@pytest.mark.parametrize("is_offline", [True, False], ids=["offline", "nothing waits"])
def test_otherwise_it_stays_as_it_was(visit, article, conversation, member, watch, is_offline):
    if is_offline:
        watch.expect("net::ERR_INTERNET_DISCONNECTED")  # of the icon, which the browser asks for when it likes
        CommentFactory(target=article, member=member, body=WORDS, status=Comment.Status.HELD)
    page = visit(article.get_url(), by=member)
    page.context.set_offline(is_offline)
    page.evaluate("window.samePage = true")

    page.evaluate(FROM_MEMORY)

    page.wait_for_timeout(300)
    assert page.evaluate("window.samePage")
