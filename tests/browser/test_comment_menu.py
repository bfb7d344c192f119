"""The menu below a comment, by keyboard, by mouse and without JavaScript; and the bar at the bottom of phones."""

import pytest
from playwright.sync_api import expect

from tests.browser.comment_menu import open_menu
from tests.browser.test_every_page import faults


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_it_opens_and_leads_somewhere(visit, article, conversation, javascript):
    page = visit(article.get_url(), javascript=javascript)
    menu = open_menu(page.locator(f"#c{conversation.answer.pk}"))
    expect(menu.get_by_role("link")).to_have_text(["Copy link", "Report…"])

    menu.get_by_role("link", name="Report…").click()

    expect(page).to_have_title("Report a comment · Juggle")


def test_arrow_keys_go_round_and_escape_gives_the_focus_back(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    comment = page.locator(f"#c{conversation.answer.pk}")
    summary, menu = comment.locator("details.more > summary"), comment.locator(".menu-panel")
    expect(summary).to_have_attribute("aria-label", "More for the comment by Beatriz Nogueira")
    summary.focus()

    for key, entry in [
        ("ArrowDown", "Copy link"),
        ("ArrowDown", "Mute or follow…"),
        ("End", "Report…"),
        ("ArrowDown", "Copy link"),
        ("ArrowUp", "Report…"),
        ("Home", "Copy link"),
    ]:
        page.keyboard.press(key)
        expect(menu.get_by_text(entry, exact=True)).to_be_focused()
    page.keyboard.press("Escape")

    expect(menu).to_be_hidden()
    expect(summary).to_be_focused()


def test_only_one_is_open_and_a_click_elsewhere_closes_it(visit, article, conversation):
    page = visit(article.get_url())
    first = open_menu(page.locator(f"#c{conversation.top.pk}"))

    second = open_menu(page.locator(f"#c{conversation.other.pk}"))
    expect(first).to_be_hidden()
    page.locator("#conversation-title").click()

    expect(second).to_be_hidden()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_an_open_menu_has_no_faults(visit, article, conversation, moderator, width):
    page = visit(article.get_url(), by=moderator, width=width)

    open_menu(page.locator(f"#c{conversation.deeper.pk}"))

    assert faults(page) == []


def test_the_bar_on_phones_opens_the_form_and_covers_no_focus(visit, article, conversation, member):
    page = visit(article.get_url(), by=member, width=375)
    bar = page.locator(".float-bar")
    page.locator(f"#c{conversation.other.pk}").scroll_into_view_if_needed()
    expect(bar).to_be_in_viewport(ratio=1)
    page.locator(f"#c{conversation.top.pk}").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
                const bar = document.querySelector(".float-bar").getBoundingClientRect();
                const here = document.activeElement.getBoundingClientRect();
                const inBar = document.activeElement.closest(".float-bar, .site-footer");
                const isAcross = here.left < bar.right && here.right > bar.left;
                return !inBar && isAcross && here.bottom > bar.top && here.top < bar.bottom;
            }"""
        )
        assert not covered

    bar.get_by_role("link", name="Write").click()

    expect(page.get_by_label("Your comment")).to_be_focused()
    expect(bar).to_be_hidden()


def test_what_is_typed_before_the_form_is_there_is_in_it(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    waiting = []
    page.route("**/comments/on/**", lambda route: waiting.append(route))
    page.get_by_role("link", name="Write a comment").click()
    expect(page.get_by_label("One moment")).to_be_focused()
    page.keyboard.type("My half hour")

    waiting[0].continue_()
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type(" is the handover.")

    expect(page.get_by_label("Your comment")).to_have_value("My half hour is the handover.")
    expect(page.get_by_label("One moment")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_guest_is_asked_who_they_are_once_they_have_written_something(visit, article, conversation, javascript):
    page = visit(article.get_url(), javascript=javascript)
    page.get_by_role("link", name="Write a comment").click()
    expect(page.get_by_label("Your comment")).to_be_visible()
    expect(page.get_by_label("Name")).to_be_visible(visible=not javascript)

    page.get_by_label("Your comment").fill("Ours floods the bathroom.")

    expect(page.get_by_label("Name")).to_be_visible()
