"""Editing and withdrawing one's own comment, in a browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from community.comments.models import Comment, SavedDraft
from tests.browser.test_every_page import faults, too_wide


def test_a_typo_is_put_right_and_the_comment_says_edited(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    mine = page.locator(f"#c{conversation.top.pk}")
    mine.get_by_role("link", name="Edit what you wrote").click()
    page.get_by_label("Your comment").fill("We swapped the bath and the **call**.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview strong")).to_have_text("call")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Your comment is changed.")).to_be_visible()
    expect(mine).to_be_in_viewport()
    expect(mine.locator(".body strong")).to_have_text("call")
    expect(mine.locator(".edited")).to_have_text("edited")


def test_two_windows_on_one_comment(visit, article, conversation, member, watch):
    watch.expect("status of 409")
    address = f"/comments/{conversation.top.pk}/edit/"
    first, second = visit(address, by=member), visit(address, by=member)
    first.get_by_label("Your comment").fill("From the first window.")
    first.get_by_role("button", name="Save").click()
    expect(first.get_by_text("Your comment is changed.")).to_be_visible()

    second.get_by_label("Your comment").fill("From the second window.")
    second.get_by_role("button", name="Save").click()

    expect(second.get_by_role("alert")).to_contain_text("This comment was changed in another window meanwhile")
    expect(second.get_by_text("From the first window.")).to_be_visible()
    expect(second.get_by_label("Your comment")).to_have_value("From the second window.")


MORE = " And on Fridays we swap it back."


def begin(page):
    words = page.get_by_label("Your comment")
    words.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(MORE)
    return words


def test_other_text_waits_on_every_device_until_it_is_saved(visit, article, conversation, member, other_member):
    address = f"/comments/{conversation.top.pk}/edit/"
    page = visit(address, by=member)
    begin(page)
    expect(page.locator("[data-draft-status]")).to_have_text("Draft saved")

    phone = visit(address, by=member, width=320)
    words = phone.get_by_label("Your comment")
    expect(words).to_have_value(conversation.top.comment + MORE)
    expect(phone.get_by_text("Your draft from ")).to_be_visible()
    assert faults(phone) == []
    assert not too_wide(phone)
    phone.get_by_role("button", name="Save").click()
    expect(phone.locator(f"#c{conversation.top.pk} .body")).to_contain_text("And on Fridays")
    assert not SavedDraft.objects.exists()
    phone.wait_for_load_state()
    assert phone.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft '))") == []


def test_a_closed_tab_loses_no_other_text_and_discard_brings_the_comment_back(visit, conversation, member):
    address = f"/comments/{conversation.top.pk}/edit/"
    page = visit(address, by=member)
    begin(page)
    again = page.context.new_page()
    page.close(run_before_unload=True)
    again.goto(address)
    expect(again.get_by_label("Your comment")).to_have_value(conversation.top.comment + MORE)

    again.get_by_role("button", name="Discard it").click()
    expect(again.get_by_role("button", name="Discard it")).to_be_hidden()
    expect(again.get_by_label("Your comment")).to_have_value(conversation.top.comment)
    assert not SavedDraft.objects.exists()


def test_without_a_line_other_text_stays_on_the_device_and_replaces_nothing_unseen(visit, conversation, member, watch):
    watch.expect("net::ERR_INTERNET_DISCONNECTED")
    watch.expect("status of 409")
    address = f"/comments/{conversation.top.pk}/edit/"
    page = visit(address, by=member)
    page.context.set_offline(True)
    begin(page)
    expect(page.locator("[data-draft-status]")).to_have_text("Saved on this device")
    context = page.context
    page.close()  # a page that is only left may still hear that the line is back, and hands its words to the site
    context.set_offline(False)
    elsewhere = visit(address, by=member)
    elsewhere.get_by_label("Your comment").fill("Said otherwise by phone.")
    elsewhere.get_by_role("button", name="Save").click()
    expect(elsewhere.get_by_text("Your comment is changed.")).to_be_visible()

    page = context.new_page()
    page.goto(address)
    expect(page.get_by_label("Your comment")).to_have_value(conversation.top.comment + MORE)
    expect(page.get_by_text("Your draft from this device.")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("This comment was changed in another window meanwhile")
    expect(page.get_by_text("Said otherwise by phone.")).to_be_visible()
    expect(page.get_by_label("Your comment")).to_have_value(conversation.top.comment + MORE)


def test_withdrawn_by_keyboard_alone_a_line_stays_for_the_answers(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    mine = page.locator(f"#c{conversation.top.pk}")
    mine.get_by_role("link", name="Withdraw what you wrote").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Withdraw your comment?")).to_be_visible()
    page.get_by_role("button", name="Withdraw it").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Your comment is withdrawn")).to_be_visible()
    expect(mine).to_have_text("This comment was withdrawn by its author.")
    expect(page.get_by_role("heading", name="4 comments")).to_be_visible()
    assert Comment.objects.get(pk=conversation.top.pk).comment == ""


def test_the_same_without_javascript(visit, article, conversation, member):
    page = visit(article.get_url(), by=member, javascript=False)
    page.locator(f"#c{conversation.below_removed.pk}").get_by_role("link", name="Edit what you wrote").click()
    page.get_by_label("Your comment").fill("That was unkind.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(f"#c{conversation.below_removed.pk}")).to_contain_text("That was unkind.")

    page.locator(f"#c{conversation.below_removed.pk}").get_by_role("link", name="Withdraw what you wrote").click()
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text("That was unkind.")).to_have_count(0)


def typed_until_too_late(visit, comment, member, watch) -> Page:
    """The form still stands there, and only this device has the words."""
    watch.expect("net::ERR_FAILED")
    watch.expect("status of 403")
    page = visit(f"/comments/{comment.pk}/edit/", by=member)
    page.route("**/draft/", lambda route: route.abort())
    begin(page)
    expect(page.locator("[data-draft-status]")).to_have_text("Saved on this device")
    Comment.objects.filter(pk=comment.pk).update(submit_date=timezone.now() - timedelta(days=1))
    return page


def test_text_left_on_the_device_is_given_back_when_the_time_is_over(visit, conversation, member, watch):
    page = typed_until_too_late(visit, conversation.top, member, watch)
    address = page.url

    for _ in range(2):
        page.goto(address)
        expect(page.get_by_role("heading", name="This comment can no longer be changed")).to_be_visible()
        expect(
            page.get_by_text("You typed this on this device, and it never reached us. Here it is, to keep:")
        ).to_be_visible()
        expect(page.get_by_text(conversation.top.comment + MORE)).to_be_visible()
    assert faults(page) == []
    expect(visit(address, by=member).get_by_text("on this device")).to_be_hidden()


def test_what_was_sent_too_late_is_given_back_once_and_again_later(visit, conversation, member, watch):
    page = typed_until_too_late(visit, conversation.top, member, watch)
    address = page.url
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(conversation.top.comment + MORE)).to_have_count(1)
    expect(page.get_by_text(conversation.top.comment + MORE)).to_be_visible()

    page.goto(address)

    expect(page.get_by_text(conversation.top.comment + MORE)).to_be_visible()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_what_was_done_is_said_where_one_is(visit, article, conversation, member, width, javascript):
    page = visit(f"/comments/{conversation.below_removed.pk}/edit/", by=member, width=width, javascript=javascript)
    page.get_by_label("Your comment").fill("That was unkind.")
    page.get_by_role("button", name="Save").click()
    done = page.get_by_text("Your comment is changed.")
    mine = page.locator(f"#c{conversation.below_removed.pk}")
    expect(mine).to_be_in_viewport(ratio=1)
    expect(done).to_be_in_viewport(ratio=1)
    assert not overlap(done, mine)

    page.goto(f"/comments/{conversation.below_removed.pk}/withdraw/")
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text("Your comment is withdrawn")).to_be_in_viewport(ratio=1)


def overlap(one, other) -> bool:
    above, below = sorted((one.bounding_box(), other.bounding_box()), key=lambda box: box["y"])
    return above["y"] + above["height"] > below["y"]
