"""The bell, the list, what one follows, and a guest's tick; at 375 pixels, with JavaScript and without."""

import pytest
from playwright.sync_api import expect

from community.comments.models import Comment
from community.notifications.models import Notification, Subscription
from community.notifications.notify import notify
from tests.browser.test_every_page import faults, too_wide
from tests.factories import CommentFactory

both_ways = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])


@pytest.fixture
def answered(article, member, other_member) -> Comment:
    mine = CommentFactory(target=article, member=member, body="We tried Sundays.")
    for words in ("Towels help.", "And an early supper."):
        notify(CommentFactory(target=article, member=other_member, reply_to=mine, body=words))
    return mine


@both_ways
def test_the_bell_leads_to_the_list_and_reading_the_conversation_reads_it(visit, article, member, answered, javascript):
    page = visit("/", by=member, width=375, javascript=javascript)
    bell = page.get_by_role("link", name="Notifications, unread: 2")
    bell.click()
    row = page.locator(".notifications > li")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("2 answers to you in")
    expect(row).to_contain_text("And an early supper.")
    assert not too_wide(page)
    if javascript:
        assert faults(page) == []

    row.get_by_role("link", name=article.title).click()

    expect(page.get_by_text("And an early supper.")).to_be_visible()
    expect(page.locator("[data-bell-count]")).to_be_hidden()
    assert not Notification.objects.visible_to(member).unread().exists()


@both_ways
def test_all_are_marked_as_read_and_that_is_undone(visit, member, answered, javascript):
    page = visit("/notifications/", by=member, width=375, javascript=javascript)

    page.get_by_role("button", name="Mark all as read").click()
    expect(page.locator("[data-bell-count]")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-bell-count]")).to_have_text("2")

    page.get_by_role("button", name="Mark as read").click()
    expect(page.locator(".notifications .is-new")).to_have_count(0)
    page.get_by_role("link", name="Following", exact=True).click()
    expect(page.get_by_text("Nothing new where you follow")).to_be_visible()


@both_ways
@pytest.mark.parametrize(
    ("button", "told"),
    [("Mark all as read", "All your notifications are marked as read."), ("Mark as read", "Marked as read.")],
)
def test_what_was_marked_is_said_on_screen_with_undo_beside_the_focus(
    visit, member, answered, javascript, button, told
):
    page = visit("/notifications/", by=member, width=375, javascript=javascript)
    page.set_viewport_size({"width": 375, "height": 500})

    page.get_by_role("button", name=button).click()

    expect(page.get_by_text(told, exact=True)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Undo")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Mark all as read")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Marked as new again.")).to_be_in_viewport()
    expect(page.locator("[data-bell-count]")).to_have_text("2")


def test_the_number_is_asked_for_after_two_minutes_and_not_before(visit, article, member, other_member, answered):
    page = visit("about:blank", by=member, width=375)
    page.clock.install()
    page.goto("/notifications/?show=following")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/count/" in request.url else None)
    notify(CommentFactory(target=article, member=other_member, reply_to=answered, body="One more."))

    page.clock.run_for(119_000)
    assert asked == []
    page.clock.run_for(2_000)

    expect(page.locator("[data-bell-count]")).to_have_text("3")
    assert len(asked) == 1


def test_following_is_done_in_place_and_listed(visit, article, member):
    page = visit(article.get_url(), by=member, width=375)
    page.evaluate("window.stayed = true")

    page.get_by_role("button", name="Follow this story").click()

    button = page.get_by_role("button", name="Unfollow this story")
    expect(button).to_be_focused()
    expect(page.locator("#announcer")).to_have_text(
        f"You follow {article.title}: you'll be notified when the next part appears."
    )
    assert page.evaluate("window.stayed")
    page.goto("/notifications/following/")
    expect(page.get_by_role("heading", name="Stories")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name=f"Unfollow {article.title}").click()
    expect(page.get_by_text("You’re not following anything")).to_be_visible()


@both_ways
def test_a_guest_ticks_to_be_told_of_answers(visit, article, javascript):
    page = visit(article.get_url(), width=375, javascript=javascript)
    page.get_by_role("link", name="Write the first one").click()
    tick = page.get_by_label("E-mail me answers")
    expect(tick).not_to_be_checked()
    page.get_by_label("Your comment").fill("An early supper helped us.")
    page.get_by_label("Name").fill("Ann Lee")
    page.get_by_label("E-mail", exact=True).fill("ann@example.org")
    tick.check()
    if javascript:
        assert faults(page) == []
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_text("Almost there: check your e-mail.", exact=True)).to_be_visible()
    row = Subscription.objects.get()
    assert (row.guest_email, row.is_active) == ("ann@example.org", False)
