"""What one presses answers at once, also while the answer of the site is on its way; and it is put right."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route, expect

from community.comments.models import Comment
from community.notifications.models import Subscription

#: Milliseconds within which a press has to be answered.
AT_ONCE = 100


@contextmanager
def held_back(page: Page, address: re.Pattern) -> Iterator[list[Route]]:
    """Requests to this address wait until the block has ended."""
    waiting: list[Route] = []
    page.route(address, lambda route: waiting.append(route))
    yield waiting
    for route in waiting:
        route.continue_()
    page.unroute(address)


def test_following_is_answered_at_once_and_announced(visit, article, member):
    page = visit(f"/authors/{article.authors[0].username}/", by=member)
    button = page.locator("#follow-author")

    with held_back(page, re.compile("/following/")):
        button.click()
        expect(button).to_have_text("Unfollow this author", timeout=AT_ONCE)

    expect(page.locator("#announcer")).to_contain_text("You follow")
    assert Subscription.objects.by(member).exists()

    button.click()
    expect(page.locator("#announcer")).to_contain_text("You no longer follow")
    expect(button).to_have_text("Follow this author")


def test_what_did_not_arrive_is_taken_back(visit, article, member, watch):
    watch.expect("net::ERR")
    page = visit(f"/authors/{article.authors[0].username}/", by=member)
    button = page.locator("#follow-author")
    page.route(re.compile("/following/"), lambda route: route.abort())

    button.click()

    expect(page.get_by_role("alert")).to_have_text("That did not reach us. Please try again in a moment.")
    expect(button).to_have_text("Follow this author")
    assert not Subscription.objects.by(member).exists()


def test_following_without_javascript_says_so_on_the_page(visit, article, member):
    page = visit(f"/authors/{article.authors[0].username}/", by=member, javascript=False)

    page.locator("#follow-author").click()

    expect(page.get_by_role("status").filter(has_text="You follow")).to_be_visible()


def test_posting_says_so_until_the_comment_is_there(visit, article, member):
    page = visit(article.get_url(), by=member)
    page.locator("a[data-write]").first.click()
    page.locator(".reply-place form textarea").fill("Half an hour, in the bath.")
    post = page.locator(".reply-place form .button.primary")

    with held_back(page, re.compile("/write/|/comments/on/")):
        post.click()
        expect(post).to_have_text("Posting…", timeout=AT_ONCE)
        expect(page.locator("#announcer")).to_have_text("Posting…")

    expect(page.locator(".comment", has_text="Half an hour, in the bath.")).to_be_visible()
    assert Comment.objects.filter(comment="Half an hour, in the bath.").exists()
