"""Where the focus is after something was done, and what a screen reader says of it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from community.comments.models import Feature
from community.notifications.models import Notification, Subscription
from community.notifications.notify import notify
from tests.browser.comment_menu import open_menu
from tests.factories import CommentFactory

WORDS = "I told them the truth, and they were relieved."

both_ways = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])


# Screen readers announce what is put into such an element after the page has loaded.
LISTEN = """
window.announced = [];
new MutationObserver((changes) => {
    if (document.readyState !== "complete") return;
    for (const { target, addedNodes } of changes) {
        const isLive = target.closest?.("[role=status], [role=alert], [aria-live]");
        if (isLive) for (const node of addedNodes) window.announced.push(node.textContent.trim());
    }
}).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture
def listen(visit) -> Callable[..., Page]:
    """As `visit`, with an ear for what is announced."""

    def listen(path: str, **options: Any) -> Page:
        page = visit(path, **options)
        page.context.add_init_script(LISTEN)
        page.reload()
        return page

    return listen


def is_announced(page: Page, words: str, *, javascript: bool = True) -> None:
    if javascript:
        page.wait_for_function("words => window.announced.includes(words)", arg=words)


def test_post_that_does_not_arrive_is_told_beside_the_button_which_keeps_the_focus(
    visit, article, conversation, member, watch
):
    watch.expect("net::ERR_")
    watch.expect("htmx:")
    page = visit(article.get_url(), by=member, width=375)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    page.get_by_label("Your comment").fill("\n".join([WORDS] * 40))
    page.route("**/comments/on/**", lambda route: route.abort())
    button = page.get_by_role("button", name="Post comment")
    button.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_have_text(
        "That did not reach us. Your text is still here: please try again in a moment."
    )
    expect(page.get_by_role("alert")).to_be_in_viewport(ratio=1)
    expect(button).to_be_focused()
    expect(button).to_be_in_viewport()


def test_refusal_stands_beside_the_button_and_has_the_focus(visit, article, conversation, member, watch):
    watch.expect("status of 403")
    page = visit(article.get_url(), by=member, width=375)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    page.get_by_label("Your comment").fill("\n".join([WORDS] * 40))
    page.context.clear_cookies()
    page.get_by_role("button", name="Post comment").click()

    problem = page.get_by_role("alert").filter(has_text="You have been signed in or out")
    expect(problem).to_be_focused()
    expect(problem).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Post comment")).to_be_in_viewport()


@both_ways
def test_page_that_comes_back_with_errors_says_so_first(visit, article, conversation, watch, javascript):
    watch.expect("status of 422")
    page = visit(f"/comments/on/blog.articlepage/{article.pk}/", javascript=javascript)
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Post comment").click()

    expect(page).to_have_title("Error: Write a comment on “The meeting ran over and so did the bath” · Juggle")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("listitem")).to_have_text(
        ["Name: This field is required.", "E-mail: This field is required."]
    )
    summary.get_by_role("link", name="E-mail").click()
    expect(page.get_by_role("textbox", name="E-mail")).to_be_focused()


def test_preview_of_nothing_announces_why_there_is_none(listen, article, conversation, member, watch):
    watch.expect("status of 422")
    page = listen(article.get_url(), by=member)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    page.get_by_role("button", name="Preview").click()

    is_announced(page, "There is nothing to post yet.")
    page.get_by_label("Your comment").fill(WORDS)
    is_announced(page, "The preview stands below your words.")


@both_ways
def test_following_a_conversation_leaves_the_focus_on_the_button(listen, article, conversation, member, javascript):
    page = listen(article.get_url(), by=member, javascript=javascript)
    page.get_by_role("button", name="Follow this conversation").click()

    button = page.get_by_role("button", name="Unfollow this conversation")
    expect(button).to_be_focused()
    is_announced(
        page,
        f"You follow {article.title}: new comments come to your notifications.",
        javascript=javascript,
    )

    button.click()

    expect(page.get_by_role("button", name="Follow this conversation")).to_be_focused()
    is_announced(page, f"You no longer follow {article.title}.", javascript=javascript)
    assert not Subscription.objects.exists()


@both_ways
def test_following_a_story_leaves_the_focus_on_the_button(listen, article, member, javascript):
    page = listen(article.get_url(), by=member, javascript=javascript)
    page.get_by_role("button", name="Follow this story").click()

    expect(page.get_by_role("button", name="Unfollow this story")).to_be_focused()
    is_announced(
        page,
        f"You follow {article.title}: you'll be notified when the next part appears.",
        javascript=javascript,
    )


@both_ways
def test_unfollowing_in_the_lists_leads_to_their_headings(listen, article, conversation, member, javascript):
    Subscription.objects.create(member=member, target=article)
    Subscription.objects.create(member=member, target=conversation.top.conversation)
    page = listen("/notifications/following/", by=member, javascript=javascript)
    for _ in range(2):
        page.get_by_role("button", name=f"Unfollow {article.title}").first.click()
        expect(page.get_by_role("heading", name="What you follow", exact=True)).to_be_focused()
        is_announced(page, "You no longer follow that.", javascript=javascript)


@both_ways
def test_featuring_a_comment_leads_back_to_it(listen, article, conversation, moderator, javascript):
    page = listen(article.get_url(), by=moderator, javascript=javascript)
    comment = page.locator(f"#c{conversation.answer.pk}")
    open_menu(comment).get_by_role("button", name="Feature the comment by Beatriz Nogueira").click()

    expect(comment).to_be_focused()
    expect(open_menu(comment).get_by_role("button", name="Unfeature the comment by Beatriz Nogueira")).to_be_visible()
    is_announced(page, "Featured: it stands above the conversation as well.", javascript=javascript)
    assert Feature.objects.get().comment == conversation.answer


@both_ways
def test_marking_all_as_read_leaves_the_focus_on_the_button(listen, article, conversation, member, javascript):
    notify(CommentFactory(target=article, reply_to=conversation.top))
    page = listen("/notifications/", by=member, javascript=javascript)
    page.get_by_role("button", name="Mark all as read").click()

    expect(page.get_by_role("button", name="Mark all as read")).to_be_focused()
    is_announced(page, "All your notifications are marked as read.", javascript=javascript)
    assert not Notification.objects.visible_to(member).unread().exists()
