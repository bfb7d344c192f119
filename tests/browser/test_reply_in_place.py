"""An established member replies: in place with JavaScript, on a page of its own without."""

import re

import pytest
from playwright.sync_api import expect

from community.comments import states
from community.comments.models import Comment
from community.comments.path import MAX_LEVEL
from tests.browser.test_guest import post
from tests.factories import CommentFactory

WORDS = "I told them the truth, and they were relieved."


def said() -> list[Comment]:
    return list(Comment.objects.filter(comment=WORDS))


def test_a_reply_appears_in_place(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    page.evaluate("window.samePage = true")
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
    [comment] = said()
    mine = page.locator(f"#c{comment.pk}")
    expect(mine).to_contain_text(WORDS)
    expect(mine).to_be_focused()
    expect(mine).to_be_in_viewport()
    expect(page.locator("#announcer")).to_have_text("Your comment is published.")
    expect(page.locator("form[data-reply-form]")).to_have_count(0)
    after_the_others = page.locator(f"li:has(> #c{conversation.answer.pk}) > ol > li > article")
    assert [each.get_attribute("id") for each in after_the_others.all()] == [
        f"c{conversation.deeper.pk}",
        f"c{comment.pk}",
    ]
    assert page.evaluate("window.samePage")


def test_a_new_thread_stands_below_the_others(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Post comment").click()

    expect(page.locator("#conversation > ol.thread > li").nth(2)).to_contain_text(WORDS)
    assert [(comment.reply_to, comment.status) for comment in said()] == [(None, "published")]


def test_the_very_first_comment_stands_where_there_was_none(visit, article, member):
    CommentFactory(member=member)  # elsewhere, and approved
    page = visit(article.get_url(), by=member)
    page.get_by_role("link", name="Write the first one").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Post comment").click()

    expect(page.locator("#conversation > ol.thread > li")).to_contain_text(WORDS)


def test_an_answer_to_an_answer_just_given(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    for words in (WORDS, "And so was I."):
        page.get_by_role("link", name="Reply to" if words == WORDS else "Reply to Jonas M.").last.click()
        page.get_by_label("Your comment").fill(words)
        page.get_by_role("button", name="Post comment").click()
        expect(page.get_by_role("article").filter(has_text=words)).to_be_visible()

    [comment] = said()
    assert Comment.objects.get(comment="And so was I.").reply_to == comment


def test_the_same_without_javascript(visit, article, conversation, member):
    page = visit(article.get_url(), by=member, javascript=False)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    expect(page.get_by_role("heading", name="Answer Beatriz Nogueira")).to_be_visible()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
    [comment] = said()
    assert comment.reply_to == conversation.answer
    expect(page).to_have_url(re.compile(rf"{article.get_url()}#c{comment.pk}$"))
    expect(page.locator(f"#c{comment.pk}")).to_be_in_viewport()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_double_click_on_post_is_one_comment(visit, article, conversation, member, javascript):
    page = visit(article.get_url(), by=member, javascript=javascript)
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Post comment").dblclick()

    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
    expect(page.get_by_role("article").filter(has_text=WORDS)).to_have_count(1)
    assert len(said()) == 1


def test_when_the_server_is_away_the_text_stays_and_the_page_says_so(visit, article, conversation, member, watch):
    watch.expect("net::ERR_")
    watch.expect("htmx:")
    page = visit(article.get_url(), by=member)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.route("**/comments/on/**", lambda route: route.abort())
    page.get_by_role("button", name="Post comment").click()

    problem = page.get_by_role("alert")
    expect(problem).to_have_text("That did not reach us. Your text is still here: please try again in a moment.")
    expect(page.get_by_label("Your comment")).to_have_value(WORDS)

    page.unroute("**/comments/on/**")
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_role("article").filter(has_text=WORDS)).to_be_visible()
    assert len(said()) == 1


def test_escape_puts_an_empty_form_away_and_leaves_a_filled_one(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    link = page.get_by_role("link", name="Reply to Beatriz Nogueira")
    link.click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Your comment")).to_have_value("x")

    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")

    expect(page.locator("form[data-reply-form]")).to_have_count(0)
    expect(link).to_be_focused()


@pytest.mark.parametrize("debug", [True, False], ids=["while one works on it", "as in production"])
def test_a_refused_form_comes_back_in_its_place(visit, article, conversation, member, watch, settings, debug):
    settings.DEBUG = debug
    watch.expect("status of 403")
    page = visit(article.get_url(), by=member)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.context.clear_cookies()
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_role("alert")).to_contain_text("You have been signed in or out since this form was opened.")
    expect(page.get_by_label("Your comment")).to_have_value(WORDS)
    expect(page.get_by_role("heading", name="5 comments")).to_be_visible()


@pytest.mark.parametrize("as_guest", [False, True], ids=["member", "guest"])
def test_where_nothing_indents_further_it_stands_beside_what_it_answers(visit, article, conversation, member, as_guest):
    answered = conversation.deeper
    while answered.level < MAX_LEVEL:
        answered = CommentFactory(target=article, reply_to=answered)
    beside = CommentFactory(target=article, reply_to=answered)
    page = visit(article.get_url(), by=None if as_guest else member)
    if as_guest:
        post(page, f"Reply to {beside.name}", WORDS)
    else:
        page.get_by_role("link", name=f"Reply to {beside.name}").click()
        page.get_by_label("Your comment").fill(WORDS)
        page.get_by_role("button", name="Post comment").click()
    siblings = page.locator(f"ol:has(> li > #c{beside.pk}) > li > article")

    for _ in range(2):
        expect(siblings.last).to_contain_text(WORDS)
        expect(siblings).to_have_count(3)
        expect(siblings.last.get_by_text(f"in reply to {beside.name}")).to_be_visible()
        page.reload()


def test_where_what_it_answers_is_gone_it_says_so_and_stands_on_its_own(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    states.change_status(conversation.answer, Comment.Status.WITHDRAWN)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    expect(page.get_by_role("alert").first).to_have_text(
        "The comment you wanted to answer is no longer there. What you write here stands on its own."
    )
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Post comment").click()

    for _ in range(2):
        expect(page.locator("#conversation > ol.thread > li > article").last).to_contain_text(WORDS)
        page.reload()


def test_the_same_text_sent_twice_stands_there_once(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    for _ in range(2):
        page.get_by_role("link", name="Write a comment").click()
        page.get_by_label("Your comment").fill(WORDS)
        page.get_by_role("button", name="Post comment").click()
        expect(page.locator("form[data-reply-form]")).to_have_count(0)

    [comment] = said()
    expect(page.locator("article.comment", has_text=WORDS)).to_have_count(1)
    expect(page.locator(f"#c{comment.pk}")).to_be_focused()
