"""A moderator splits off a branch and merges it into another discussion: by keyboard, without JavaScript."""

from playwright.sync_api import Page, expect

from community.comments.drafts import Draft
from community.comments.saving import save_comment
from community.discussions.models import Discussion
from tests.browser.comment_menu import open_menu
from tests.factories import DiscussionFactory, UserFactory


def press(page: Page, role: str, name: str) -> None:
    page.get_by_role(role, name=name, exact=True).focus()  # type: ignore[arg-type]  # any role of ARIA
    page.keyboard.press("Enter")


def test_split_off_merged_and_taken_apart_by_keyboard(visit, moderator):
    source, other = DiscussionFactory(title="Sunday evenings"), DiscussionFactory(title="Walking")
    wren = UserFactory(display_name="Wren Abernathy")
    branch = save_comment(Draft(target=source, body="Where do you walk?", member=wren), status="published")[0]
    reply = Draft(target=source, body="Along the river.", member=UserFactory(), reply_to=branch)
    save_comment(reply, status="published")
    page = visit(source.get_absolute_url(), by=moderator, javascript=False)

    open_menu(page.locator(f"#c{branch.pk}"))
    press(page, "link", "Mute or follow… for the comment by Wren Abernathy")
    press(page, "link", "Split off as a discussion…")
    page.get_by_label("Title").focus()
    page.keyboard.type("Where to walk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where to walk")
    expect(page.get_by_text("Along the river.")).to_be_visible()
    old = page.url

    press(page, "link", "Move, rename or merge")
    page.get_by_label("Into which discussion?").focus()
    page.keyboard.type(str(other.pk))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Walking")
    expect(page.get_by_text("Along the river.")).to_be_visible()
    page.goto(old)
    expect(page.get_by_role("heading", level=1)).to_have_text("Walking")

    press(page, "link", "Move, rename or merge")
    press(page, "button", "Take apart again")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where to walk")
    assert Discussion.objects.filter(is_published=True).count() == 3
