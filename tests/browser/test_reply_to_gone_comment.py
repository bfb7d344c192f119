"""The comment is removed while somebody writes a reply: the text is not lost."""

from playwright.sync_api import expect

from community.comments import states
from community.comments.models import Comment
from tests.browser.test_writing import WORDS, begin, is_offered_again, saved, sign_in_from_the_form


def test_text_for_a_comment_that_is_gone_is_offered_as_a_thread_of_its_own(visit, article, conversation, member):
    page = begin(visit(article.get_url(), by=member))
    saved(page, "Draft saved")
    states.change_status(conversation.answer, Comment.Status.REMOVED)

    page.goto(article.get_url())
    is_offered_again(page, "Your draft from ", link="Write a comment")


def test_a_guests_text_goes_along_when_what_they_answer_is_gone_before_they_are_back(
    visit, article, conversation, member
):
    page = begin(visit(article.get_url()))
    saved(page, "Saved on this device")
    page.evaluate("sessionStorage.clear()")
    page.goto(page.get_by_role("link", name="Reply to Beatriz Nogueira").get_attribute("href"))
    states.change_status(conversation.answer, Comment.Status.REMOVED)
    sign_in_from_the_form(page, member)

    expect(page.get_by_role("alert").first).to_contain_text("The comment you wanted to answer is no longer there.")
    expect(page.get_by_label("Your comment")).to_have_value(WORDS)
    page.get_by_role("button", name="Post comment").last.click()
    expect(page.locator("ol.thread > li > article").last).to_contain_text(WORDS)
