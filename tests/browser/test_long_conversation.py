"""A long conversation: collapsed replies, orders, mutes, sizes, and no layout shift."""

import pytest
from playwright.sync_api import Page, expect

from community.comments.models import Comment
from tests.browser.comment_menu import open_menu
from tests.browser.test_every_page import faults
from tests.factories import CommentFactory

SHIFTS = """
    window.shifts = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def long_branch(article, conversation, other_member) -> list[Comment]:
    """Seven more answers to an answer that had one: five of the eight are folded."""
    return [
        CommentFactory(target=article, member=other_member, body=f"Deep answer {number}", reply_to=conversation.answer)
        for number in range(7)
    ]


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_fold_opens_and_a_permalink_into_it_finds_it_open(visit, article, long_branch, javascript):
    page = visit(article.get_url(), javascript=javascript)
    last = page.locator(f"#c{long_branch[-1].pk}")

    expect(last).to_be_hidden()
    page.get_by_text("5 more replies").click()
    expect(last).to_be_visible()

    page = visit(f"/comments/{long_branch[-1].pk}/", javascript=javascript)
    expect(page.locator(f"#c{long_branch[-1].pk}")).to_be_in_viewport(ratio=1)


def test_a_branch_closes_by_keyboard(visit, article, conversation, long_branch):
    page = visit(article.get_url())
    summary = page.locator(f"li:has(> #c{conversation.top.pk}) > .branch > summary")

    summary.focus()
    page.keyboard.press("Enter")

    expect(page.locator(f"#c{conversation.answer.pk}")).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_the_order_is_a_link_and_is_kept_for_a_member(visit, article, conversation, member, javascript):
    page = visit(article.get_url(), by=member, javascript=javascript)

    page.get_by_role("link", name="newest").click()
    page.goto(article.get_url())

    expect(page.get_by_role("link", name="newest")).to_have_attribute("aria-current", "true")
    expect(page.locator("#conversation > .thread > li > article").first).to_have_id(f"c{conversation.other.pk}")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_muting_and_unmuting(visit, article, conversation, member, other_member, javascript):
    page = visit(article.get_url(), by=member, javascript=javascript)
    words = page.locator(f"#c{conversation.answer.pk} .body")

    open_menu(page.locator(f"#c{conversation.answer.pk}")).get_by_role("link", name="Mute or follow…").click()
    page.get_by_role("button", name=f"Mute {other_member}").click()
    expect(words).to_be_hidden()
    expect(page.locator(f"#c{conversation.deeper.pk}")).to_be_visible()

    page.get_by_text(f"Muted: {other_member}").first.click()
    open_menu(page.locator(f"#c{conversation.answer.pk}")).get_by_role("link", name="Mute or follow…").click()
    page.get_by_role("button", name=f"Unmute {other_member}").click()
    expect(words).to_be_visible()


def small_targets(page: Page) -> list[str]:
    return page.evaluate(
        """() => [...document.querySelectorAll("#conversation :is(a, button, summary)")]
            .filter((target) => !target.closest(".body, .continues-under, .closed") && target.checkVisibility())
            .map((target) => [target.getBoundingClientRect(), target.outerHTML])
            .filter(([box]) => box.height < 24 || box.width < 24)
            .map(([box, html]) => `${box.width}x${box.height} ${html.slice(0, 80)}`)"""
    )


@pytest.mark.parametrize("width", [375, 1280])
def test_every_target_is_at_least_24_pixels(visit, article, conversation, long_branch, moderator, width):
    assert small_targets(visit(article.get_url(), width=width)) == []
    assert small_targets(visit(article.get_url(), width=width, by=moderator)) == []


def test_every_comment_says_who_answers_whom_and_how_deep(visit, article, conversation):
    page = visit(article.get_url())

    assert [comment.get_attribute("aria-label") for comment in page.locator("article.comment").all()] == [
        "Jonas M., just now",
        "Beatriz Nogueira, reply to Jonas M., just now, level 2",
        "Rosa Okafor, reply to Beatriz Nogueira, just now, level 3",
        "Ann Lee, just now",
        "Removed comment, reply to Ann Lee, just now, level 2",
        "Jonas M., reply to a comment no longer shown, just now, level 3",
    ]


def test_nothing_jumps_while_the_page_loads_or_when_a_reply_arrives(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    page.evaluate(SHIFTS)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").first.click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type("I told them, and they were relieved.")
    page.wait_for_timeout(600)  # what follows within half a second of a key is excused
    above = page.locator(f"#c{conversation.top.pk}").bounding_box()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
    page.wait_for_timeout(300)

    assert page.evaluate("window.shifts") < 0.1
    assert page.locator(f"#c{conversation.top.pk}").bounding_box()["height"] == above["height"]


def test_on_the_smallest_screen_a_permalink_is_not_under_the_header(visit, article, conversation, long_branch, member):
    page = visit(f"/comments/{conversation.deeper.pk}/", by=member, width=320)

    header = page.locator(".site-header").bounding_box()
    assert page.locator(f"#c{conversation.deeper.pk}").bounding_box()["y"] >= header["y"] + header["height"]


def test_code_is_read_without_pushing_it_sideways(visit, article, conversation, member):
    comment = CommentFactory(target=article, member=member, body=f"```\n{'code ' * 80}\n{'x' * 200}\n```")
    page = visit(article.get_url(), width=375)

    code = page.locator(f"#c{comment.pk} pre")
    assert code.evaluate("pre => pre.scrollWidth - pre.clientWidth") == 0
    assert faults(page) == []
