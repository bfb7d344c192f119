"""The menu on a phone."""

import pytest
from playwright.sync_api import expect

from community.notifications.notify import notify
from tests.factories import CommentFactory

PHONE = 375


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_the_menu_opens_and_leads_somewhere(visit, article, javascript):
    page = visit("/", width=PHONE, javascript=javascript)
    panel = page.get_by_role("navigation", name="Menu")
    expect(panel).to_be_hidden()

    page.locator(".site-menu summary").click()
    panel.get_by_role("link", name="Articles").click()

    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()


def test_escape_closes_it_and_gives_the_focus_back(visit, site_tree):
    page = visit("/", width=PHONE)
    summary = page.locator(".site-menu summary")
    panel = page.get_by_role("navigation", name="Menu")

    summary.focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel.get_by_role("link", name="Articles")).to_be_focused()
    page.keyboard.press("Escape")

    expect(panel).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_tap_beside_it_closes_it(visit, site_tree):
    page = visit("/", width=PHONE)
    panel = page.get_by_role("navigation", name="Menu")
    page.locator(".site-menu summary").click()
    expect(panel).to_be_visible()

    page.get_by_role("contentinfo").click(position={"x": 1, "y": 1})

    expect(panel).to_be_hidden()


def test_a_members_menu_has_their_pages(visit, member):
    page = visit("/", width=PHONE, by=member)

    page.locator(".member-menu summary").click()

    links = page.get_by_role("navigation", name="Menu and your account").get_by_role("link")
    expect(links).to_have_text(
        ["Articles", "Conversations", "Discussions", "About", "Your profile", "Members", "Notifications", "Settings"]
    )


@pytest.mark.parametrize("width", [320, 360])
def test_on_the_smallest_phones_name_bell_and_menu_stand_in_one_row(visit, article, member, other_member, width):
    mine = CommentFactory(target=article, member=member)
    notify(CommentFactory(target=article, member=other_member, reply_to=mine))
    page = visit("/", by=member, width=width)

    expect(page.locator(".bell .badge")).to_have_text("1")
    boxes = [page.locator(part).bounding_box() for part in (".brand", ".bell", ".member-menu")]
    assert len({box["y"] + box["height"] / 2 for box in boxes}) == 1
    assert boxes[-1]["x"] + boxes[-1]["width"] <= width - 12
