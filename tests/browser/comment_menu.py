"""The menu below a comment."""

from playwright.sync_api import Locator, expect


def open_menu(comment: Locator) -> Locator:
    """Opens it, if it is closed, and returns what is in it."""
    menu = comment.locator("details.more").first
    if not menu.evaluate("menu => menu.open"):
        menu.locator("summary").click()
    panel = menu.locator(".menu-panel")
    expect(panel).to_be_visible()
    return panel
