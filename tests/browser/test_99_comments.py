"""A conversation of 99 comments, read to its end and replied to by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from community.comments.models import Comment
from tests.browser.test_every_page import too_wide
from tests.factories import CommentFactory

WORDS = "Read to the end, with one hand."
#: More key presses than any path through the page needs, so that a focus trap ends the test.
MOST_KEYS = 1500


@pytest.fixture
def ninety_nine(article, member, other_member) -> list[Comment]:
    """Six threads, in each a long branch and a dialogue; so some of it is folded."""
    said: list[Comment] = []
    thread = branch = None
    for number in range(99):
        if number % 17 == 0:
            answered = thread = None
        else:
            answered = said[-1] if number % 17 in {3, 4, 5, 6} else branch if number % 17 > 6 else thread
        by = member if number % 2 else other_member
        said.append(CommentFactory(target=article, member=by, body=f"Word number {number}.", reply_to=answered))
        thread = thread or said[-1]
        branch = said[-1] if number % 17 == 2 else branch
    return said


def where(page: Page) -> tuple[str, str]:
    """In which comment the keyboard is, and on what."""
    return page.evaluate(
        """() => {
            const here = document.activeElement;
            const isFold = here.matches("summary") && !here.parentElement.open && !here.closest("[data-menu]");
            const fold = isFold ? "a closed fold" : "";
            const what = fold || here.getAttribute("aria-label") || here.innerText || "";
            return [here.closest("article.comment")?.id ?? "", what];
        }"""
    )


def press_tab_until(page: Page, wanted: str) -> None:
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        if where(page)[1].strip() == wanted:
            return
    pytest.fail(f"The keyboard never came to “{wanted}”.")


def read_to_the_end(page: Page, last: Comment) -> list[str]:
    """The comments one passes, every fold on the way opened."""
    passed: list[str] = []
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        comment, what = where(page)
        if what == "a closed fold":
            page.keyboard.press("Enter")
        if comment and comment not in passed:
            passed.append(comment)
        if comment == f"c{last.pk}" and what.startswith("Reply to"):
            break
    return passed


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_read_to_its_end_and_answered(visit, article, ninety_nine, member, width, javascript):
    in_order = [f"c{pk}" for pk in Comment.objects.in_reading_order().values_list("pk", flat=True)]
    last = Comment.objects.in_reading_order().last()
    page = visit(article.get_url(), by=member, width=width, javascript=javascript)
    expect(page.get_by_role("heading", name="99 comments")).to_be_visible()
    assert not too_wide(page)

    assert read_to_the_end(page, last) == in_order
    expect(page.locator(f"#c{last.pk}")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    if javascript:
        expect(page.get_by_label("Your comment")).to_be_focused()
    else:
        expect(page.get_by_role("heading", name=f"Answer {last.name}")).to_be_visible()
        while not page.get_by_label("Your comment").evaluate("field => field === document.activeElement"):
            page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    press_tab_until(page, "Post comment")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="100 comments")).to_be_visible()
    mine = Comment.objects.get(comment=WORDS)
    assert mine.reply_to == last
    expect(page.locator(f"#c{mine.pk}")).to_contain_text(WORDS)
    expect(page.locator(f"#c{mine.pk}")).to_be_in_viewport(ratio=1)


def test_one_can_write_where_the_conversation_ends(visit, article, ninety_nine, member):
    page = visit(article.get_url(), by=member)
    at_the_top = page.get_by_role("link", name="Write a comment").first
    at_the_end = page.locator(".conversation-end").get_by_role("link", name="Write a comment")
    at_the_top.click()
    page.get_by_label("Your comment").fill(WORDS)

    at_the_end.click()

    expect(page.get_by_label("Your comment")).to_have_value(WORDS)
    expect(page.get_by_label("Your comment")).to_be_focused()
    expect(page.get_by_label("Your comment")).to_be_in_viewport()
    page.get_by_role("button", name="Cancel").click()
    expect(at_the_end).to_be_focused()
    at_the_end.click()
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator("#conversation > ol.thread > li").last).to_contain_text(WORDS)
    expect(page.locator(".conversation-end + ol, ol + .conversation-end")).to_be_visible()


def test_short_conversation_has_one_link_for_writing(visit, article, conversation):
    expect(visit(article.get_url()).get_by_role("link", name="Write a comment")).to_have_count(1)
