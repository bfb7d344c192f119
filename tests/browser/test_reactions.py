""" "Helped me" and taking it back: in place with JavaScript, by a plain form without."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from community.comments import reactions
from community.comments.models import Comment, Reaction
from tests.browser.comment_menu import open_menu
from tests.factories import UserFactory


def button(page: Page, comment: Comment) -> Locator:
    return page.locator(f"#c{comment.pk}").get_by_role("button", name="Helped me")


def test_said_and_taken_back_without_moving_the_page(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    page.evaluate("window.samePage = true")
    helped = button(page, conversation.answer)
    expect(helped).to_have_attribute("aria-pressed", "false")
    helped.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")

    helped.focus()
    page.keyboard.press("Space")

    expect(helped).to_have_attribute("aria-pressed", "true")
    expect(helped).to_have_text("Helped me 1 (comment by Beatriz Nogueira)")
    expect(helped).to_be_focused()
    expect(page.locator("#announcer")).to_have_text("Noted: this helped you. 1 in all.")
    assert Reaction.objects.get().comment == conversation.answer

    page.keyboard.press("Enter")

    expect(helped).to_have_attribute("aria-pressed", "false")
    expect(helped).to_have_text("Helped me  (comment by Beatriz Nogueira)")
    expect(page.locator("#announcer")).to_have_text("Taken back. 0 in all.")
    assert not Reaction.objects.exists()
    assert page.evaluate("[window.samePage, scrollY]") == [True, before]


def test_without_javascript_it_comes_back_to_the_comment(visit, article, conversation, member):
    page = visit(article.get_url(), by=member, javascript=False)
    button(page, conversation.answer).click()

    expect(button(page, conversation.answer)).to_have_attribute("aria-pressed", "true")
    expect(button(page, conversation.answer)).to_have_text("Helped me 1 (comment by Beatriz Nogueira)")
    expect(page).to_have_url(re.compile(rf"#c{conversation.answer.pk}$"))
    expect(page.locator(f"#c{conversation.answer.pk}")).to_be_in_viewport()

    button(page, conversation.answer).click()

    expect(button(page, conversation.answer)).to_have_attribute("aria-pressed", "false")
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_double_tap_says_it_once(visit, article, conversation, member, javascript):
    page = visit(article.get_url(), by=member, javascript=javascript)
    helped = button(page, conversation.answer)
    helped.click(click_count=2, delay=150)  # long enough for the first answer to be there

    expect(helped).to_have_attribute("aria-pressed", "true")
    expect(helped).to_have_text("Helped me 1 (comment by Beatriz Nogueira)")
    page.wait_for_load_state("networkidle")
    expect(helped).to_have_attribute("aria-pressed", "true")
    assert Reaction.objects.get().comment == conversation.answer
    assert Comment.objects.get(pk=conversation.answer.pk).reaction_count == 1


def test_the_comments_author_reads_the_count(visit, article, conversation, member, other_member):
    reactions.add_reaction(conversation.answer, member)
    reactions.add_reaction(conversation.answer, UserFactory())

    answer = visit(article.get_url(), by=other_member).locator(f"#c{conversation.answer.pk}")

    expect(answer.locator(".reaction")).to_have_text("2 people found this helpful")
    expect(answer.get_by_role("button", name="Helped me")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_stranger_who_presses_it_is_asked_to_join_and_comes_back_to_say_it(
    visit, article, conversation, member, javascript
):
    page = visit(article.get_url(), javascript=javascript)
    page.locator(f"#c{conversation.answer.pk}").get_by_role("link", name="Helped me").click()

    panel = page.locator("[data-invitation]")
    expect(panel).to_contain_text("Tell Beatriz Nogueira it helped.")
    if javascript:
        expect(panel).to_be_focused()
        expect(page).to_have_url(re.compile(r"/articles/"))
    next_page = f"/comments/{conversation.answer.pk}/helped/"
    expect(panel.get_by_role("link", name="Join")).to_have_attribute("href", f"/account/signup/?next={next_page}")
    assert not Reaction.objects.exists()

    page = visit(next_page, by=member, javascript=javascript)
    page.get_by_role("button", name="Helped me").click()
    expect(button(page, conversation.answer)).to_have_attribute("aria-pressed", "true")
    assert Reaction.objects.get().member == member


def test_it_is_shown_before_the_server_has_answered(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    waiting = []
    page.route("**/helped/", lambda route: waiting.append(route))
    helped = button(page, conversation.answer)

    helped.click()

    expect(helped).to_have_attribute("aria-pressed", "true")
    assert not Reaction.objects.exists()
    waiting[0].continue_()
    expect(page.locator("#announcer")).to_have_text("Noted: this helped you. 1 in all.")


def test_what_was_removed_meanwhile_is_said_beside_the_button(visit, article, conversation, member, watch):
    watch.expect("409")
    page = visit(article.get_url(), by=member)
    helped = button(page, conversation.answer)
    Comment.objects.filter(pk=conversation.answer.pk).update(status=Comment.Status.REMOVED)

    helped.click()

    expect(page.get_by_role("alert").filter(has_text="no longer there")).to_be_visible()
    expect(helped).to_have_attribute("aria-pressed", "false")
    assert not Reaction.objects.exists()


def test_when_the_server_is_away_it_says_so_and_can_be_pressed_again(visit, article, conversation, member, watch):
    watch.expect("net::ERR_")
    page = visit(article.get_url(), by=member)
    helped = button(page, conversation.answer)
    page.route("**/helped/", lambda route: route.abort())
    helped.click()
    problem = page.get_by_text("That did not reach us. Please try again in a moment.", exact=True)
    expect(problem).to_be_visible()

    page.unroute("**/helped/")
    helped.click()

    expect(helped).to_have_attribute("aria-pressed", "true")
    expect(problem).to_have_count(0)


def test_a_comments_address_is_copied(visit, article, conversation, base_url):
    page = visit(article.get_url())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    menu = open_menu(page.locator(f"#c{conversation.answer.pk}"))

    menu.get_by_role("link", name="Copy link to the comment by Beatriz Nogueira").click()

    expect(page.locator("#announcer")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{base_url}/comments/{conversation.answer.pk}/"
