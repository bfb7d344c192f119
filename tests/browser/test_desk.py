"""Moderators decide at their desk: by keyboard, without JavaScript, with a thumb, several at once, two together."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from community.comments.models import Comment
from community.moderation.models import Decision
from tests.factories import CommentFactory, UserFactory

Status = Comment.Status
DESK = "/cms/moderation/"


@pytest.fixture
def hold(article):
    """hold(3): so many held comments by different members, the oldest first."""

    def hold(count: int) -> list[Comment]:
        words = ("bath", "bus", "nursery", "shift", "lunch")
        return [
            CommentFactory(
                target=article,
                member=UserFactory(),
                body=f"Number {number}: the {words[number % 5]} is {number * 977} minutes away.",
                status=Status.HELD,
            )
            for number in range(count)
        ]

    return hold


def acts() -> list[str]:
    return list(Decision.objects.order_by("pk").values_list("act", flat=True))


def wait_for(count: int, model=Decision) -> None:
    for _ in range(200):
        if model.objects.count() >= count:
            return
        time.sleep(0.1)
    assert model.objects.count() == count


def is_open(page: Page, comment: Comment) -> None:
    expect(page.locator(f'[data-case="{comment.pk}"]')).to_be_visible()


def test_twenty_cases_by_keyboard_alone_without_loading_a_page(visit, hold, moderator):
    held = hold(20)
    page = visit(DESK, by=moderator)
    is_open(page, held[0])
    page.evaluate("window.isStillHere = true")
    keys = ["a", "s", "r1", "a"] * 5
    begun = time.monotonic()

    for number, pressed in enumerate(keys):
        is_open(page, held[number])
        assert page.evaluate("window.isStillHere")
        for key in pressed:
            page.keyboard.press(key)
        if number < 19:
            is_open(page, held[number + 1])
            expect(page.locator(".case")).to_be_focused()
    wait_for(20)

    taken = time.monotonic() - begun
    assert acts() == ["approve", "spam", "remove", "approve"] * 5
    assert set(Decision.objects.filter(act="remove").values_list("reason", flat=True)) == {"unkind"}
    assert taken < 60, f"{20 / taken * 60:.0f} decisions a minute"


def test_without_javascript(visit, hold, moderator):
    held = hold(20)
    page = visit(DESK, by=moderator, javascript=False)
    page.locator("[data-row] a").first.click()

    for number, comment in enumerate(held):
        is_open(page, comment)
        if number % 3 == 2:
            page.locator(".case summary", has_text="Remove").click()
            page.locator(".case").get_by_label("Unkind to a person").check()
            page.locator(".case").get_by_role("button", name="Remove", exact=True).click()
        else:
            page.locator(".case").get_by_role("button", name=re.compile("^(Approve|Spam)")).nth(number % 3).click()

    expect(page.locator("#desk-empty")).to_have_text("Nothing is waiting. Have a tea.")
    assert acts() == (["approve", "spam", "remove"] * 7)[:20]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("is waiting for a moderator again.")).to_be_visible()
    assert Comment.objects.filter(status=Status.HELD).count() == 1


def test_on_a_phone_with_one_thumb(visit, hold, moderator):
    held = hold(3)
    page = visit(DESK, by=moderator, width=375)
    page.locator("[data-row] a").first.click()

    for comment in held:
        is_open(page, comment)
        button = page.locator(".case").get_by_role("button", name="Approve")
        expect(button).to_be_in_viewport()
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        button.click()
    wait_for(3)

    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert acts() == ["approve"] * 3


def test_undo_brings_the_case_back_in_its_place(visit, hold, moderator):
    held = hold(3)
    page = visit(DESK, by=moderator)
    is_open(page, held[0])
    page.keyboard.press("s")
    is_open(page, held[1])
    expect(page.get_by_text(f"The comment by {held[0].name} is marked as spam.")).to_be_visible()

    page.keyboard.press("u")

    is_open(page, held[0])
    expect(page.locator("[data-row]:visible")).to_have_count(3)
    wait_for(2)
    assert acts() == ["spam", "undo"]
    assert Comment.objects.filter(status=Status.HELD).count() == 3


def test_several_at_once(visit, hold, moderator):
    held = hold(5)
    page = visit(DESK, by=moderator)
    is_open(page, held[0])
    for comment in held[1:4]:
        page.locator(f'[data-row="{comment.pk}"] input').check()
    expect(page.get_by_text("3 chosen:")).to_be_visible()

    page.locator("[data-bulk]").get_by_role("button", name="Approve").click()

    expect(page.get_by_text("3 comments are approved.")).to_be_visible()
    expect(page.locator("[data-row]:visible")).to_have_count(2)
    is_open(page, held[0])
    assert set(Comment.objects.published()) == set(held[1:4])


def test_what_another_moderator_decided_meanwhile_comes_back_with_the_reason(
    visit, hold, moderator, administrator, sign_in_elsewhere
):
    held = hold(2)
    page = visit(DESK, by=moderator)
    is_open(page, held[0])
    sign_in_elsewhere(administrator).post(f"/moderation/comments/{held[0].pk}/spam/")

    page.keyboard.press("a")

    why = f"The comment by {held[0].name} was already marked as spam by Tobias Wendt."
    expect(page.get_by_text(why)).to_be_visible()
    is_open(page, held[1])
    assert Comment.objects.get(pk=held[0].pk).status == Status.SPAM


def test_the_other_keys(visit, hold, moderator):
    held = hold(3)
    page = visit(DESK, by=moderator)
    is_open(page, held[0])

    page.keyboard.press("j")
    is_open(page, held[1])
    page.keyboard.press("l")
    is_open(page, held[2])
    page.keyboard.press("k")
    is_open(page, held[1])
    page.keyboard.press("x")
    expect(page.locator(f'[data-row="{held[1].pk}"] input')).to_be_checked()
    page.keyboard.press("z")
    expect(page.locator(".desk-list")).to_be_hidden()
    page.keyboard.press("z")
    page.keyboard.press("f")
    expect(page.get_by_label("Reason")).to_be_focused()
    page.keyboard.press("a")  # chooses in the list, decides nothing
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("Keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("j")
    is_open(page, held[1])
    assert acts() == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(visit, hold, moderator, dark, width):
    held = hold(2)
    page = visit(f"{DESK}held/{held[0].pk}/", by=moderator, dark=dark, width=width)
    is_open(page, held[0])
    page.locator(".case summary", has_text="Remove").click()

    violations = Axe().run(page, context=".desk").response["violations"]

    assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in violations] == []
