"""A text that somebody is writing survives a reload, a closed tab, another device, signing in and a lost connection."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from community.comments.models import Conversation, SavedDraft
from tests.factories import PASSWORD, CommentFactory

WORDS = "I told them the truth, and they were relieved."


def begin(page: Page, words: str = WORDS, link: str = "Reply to Beatriz Nogueira") -> Page:
    """Open the form in place and type, key by key."""
    page.get_by_role("link", name=link).click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type(words)
    return page


def saved(page: Page, where: str) -> None:
    expect(page.locator("[data-draft-status]")).to_have_text(where)


def is_offered_again(page: Page, note: str, words: str = WORDS, link: str = "Reply to Beatriz Nogueira") -> None:
    page.get_by_role("link", name=link).click()
    expect(page.get_by_label("Your comment")).to_have_value(words)
    expect(page.locator("[data-draft-note]")).to_contain_text(note)


def in_storage(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft '))")


def test_a_guests_text_survives_a_reload_and_a_closed_tab_in_this_browser_only(visit, article, conversation):
    page = begin(visit(article.get_url()))
    saved(page, "Saved on this device")
    page.reload()
    is_offered_again(page, "Your draft from this device.")

    another_tab = page.context.new_page()
    page.close()
    another_tab.goto(article.get_url())
    is_offered_again(another_tab, "Your draft from this device.")

    elsewhere = visit(article.get_url())
    elsewhere.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    expect(elsewhere.get_by_label("Your comment")).to_have_value("")
    assert not SavedDraft.objects.exists()


def test_name_and_address_are_not_stored(visit, article, conversation):
    page = begin(visit(article.get_url()))
    page.get_by_label("Name").fill("Noor")
    page.get_by_role("textbox", name="E-mail").fill("noor@example.org")
    saved(page, "Saved on this device")

    assert "oor" not in page.evaluate("JSON.stringify(localStorage)")


def test_each_place_has_a_draft_of_its_own(visit, article, conversation):
    page = begin(visit(article.get_url()))
    page.get_by_role("link", name="Write a comment").click()
    expect(page.get_by_label("Your comment")).to_have_count(2)

    expect(page.get_by_label("Your comment").first).to_have_value("")
    expect(page.get_by_label("Your comment").last).to_have_value(WORDS)


def test_a_members_text_waits_on_every_device(visit, article, conversation, member, other_member):
    page = begin(visit(article.get_url(), by=member))
    saved(page, "Draft saved")
    assert in_storage(page) == []

    is_offered_again(visit(article.get_url(), by=member, width=375), "Your draft from ")
    is_offered_again(visit(article.get_url(), by=member, javascript=False), "Your draft from ")

    others = visit(article.get_url(), by=other_member)
    others.get_by_role("link", name="Reply to Jonas M.").first.click()
    expect(others.get_by_label("Your comment")).to_have_value("")


def test_a_closed_tab_loses_nothing_of_a_member_even_in_the_middle_of_a_word(visit, article, conversation, member):
    page = begin(visit(article.get_url(), by=member), "half a thou")
    again = page.context.new_page()
    page.close(run_before_unload=True)

    again.goto(article.get_url())
    again.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    expect(again.get_by_label("Your comment")).to_have_value("half a thou")


def test_without_a_line_the_text_stays_on_the_device_and_goes_to_the_site_later(
    visit, article, conversation, member, watch
):
    watch.expect("net::ERR_INTERNET_DISCONNECTED")
    page = visit(article.get_url(), by=member)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.context.set_offline(True)
    page.keyboard.type(WORDS)
    saved(page, "Saved on this device")
    assert len(in_storage(page)) == 1

    page.context.set_offline(False)

    saved(page, "Draft saved")
    assert in_storage(page) == []
    assert SavedDraft.objects.get().body == WORDS


def test_a_session_that_ended_keeps_the_text_for_its_writer(visit, article, conversation, member, watch):
    watch.expect("status of 401")
    page = visit(article.get_url(), by=member)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.context.clear_cookies(name="sessionid")
    page.keyboard.type(WORDS)
    saved(page, "Saved on this device")

    page.reload()
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    expect(page.get_by_label("Your comment")).to_have_value("")
    sign_in_from_the_form(page, member)

    expect(page.get_by_label("Your comment")).to_have_value(WORDS)


def sign_in_from_the_form(page: Page, member) -> None:
    page.locator("form[data-reply-form]").get_by_role("button", name="Sign in").click()
    page.locator("[name=login]").fill(member.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form").get_by_role("button", name=re.compile("^Sign in$|^Continue$")).first.click()
    expect(page.locator("form[data-reply-form]")).to_be_visible()


def test_what_a_guest_wrote_goes_along_when_they_sign_in(visit, article, conversation, member):
    page = begin(visit(article.get_url()))
    sign_in_from_the_form(page, member)

    expect(page.get_by_label("Your comment")).to_have_value(WORDS)
    saved(page, "Draft saved")
    assert in_storage(page) == []
    assert [(draft.member, draft.reply_to, draft.body) for draft in SavedDraft.objects.all()] == [
        (member, conversation.answer, WORDS)
    ]


def test_once_posted_no_draft_is_left(visit, article, conversation, member):
    page = begin(visit(article.get_url(), by=member))
    saved(page, "Draft saved")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("article").filter(has_text=WORDS)).to_be_visible()

    assert not SavedDraft.objects.exists()
    assert in_storage(page) == []


def test_a_draft_that_is_slow_on_its_way_is_called_back_when_the_comment_goes(visit, article, conversation, member):
    CommentFactory(member=member)  # elsewhere, and approved
    page = visit(article.get_url(), by=member)
    on_their_way: list[Route] = []
    page.route("**/draft/", lambda route: on_their_way.append(route))
    begin(page)
    page.wait_for_timeout(1700)
    assert len(on_their_way) == 1

    with page.expect_event("requestfailed", lambda request: request.url.endswith("/draft/")):
        page.keyboard.press("Control+Enter")

    expect(page.get_by_role("article").filter(has_text=WORDS)).to_be_visible()
    assert not SavedDraft.objects.exists()


@pytest.mark.parametrize("in_place", [True, False], ids=["in place", "on a page of its own"])
def test_once_a_guest_has_posted_no_draft_is_left(visit, article, conversation, in_place):
    page = visit(article.get_url())
    if in_place:
        begin(page)
    else:
        page.goto(page.get_by_role("link", name="Reply to Beatriz Nogueira").get_attribute("href"))
        page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Name").fill("Noor")
    page.get_by_role("textbox", name="E-mail").fill("noor@example.org")
    saved(page, "Saved on this device")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text("Almost there: check your e-mail.")).to_be_visible()

    assert in_storage(page) == []


def test_cancel_closes_the_form_and_keeps_the_text(visit, article, conversation, member):
    page = begin(visit(article.get_url(), by=member))
    page.get_by_role("button", name="Cancel").click()

    expect(page.locator("form[data-reply-form]")).to_have_count(0)
    expect(page.get_by_role("link", name="Reply to Beatriz Nogueira")).to_be_focused()
    is_offered_again(page, "Your draft from ")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_discard_empties_the_form_for_good(visit, article, conversation, member, javascript):
    CommentFactory(target=article, member=member)
    SavedDraft.objects.create(member=member, reply_to=conversation.answer, body=WORDS, **place_of(article))
    page = visit(article.get_url(), by=member, javascript=javascript)
    is_offered_again(page, "Your draft from ")
    page.get_by_role("button", name="Discard it").click()

    expect(page.get_by_label("Your comment")).to_have_value("")
    expect(page.get_by_role("button", name="Discard it")).to_be_hidden()
    assert not SavedDraft.objects.exists()


def place_of(article) -> dict[str, object]:
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415 -- beside its only use

    return {"content_type": ContentType.objects.get_for_model(article), "object_id": article.pk}


def test_what_one_had_begun_is_given_back_once_the_conversation_is_closed(visit, article, conversation, member):
    SavedDraft.objects.create(member=member, body="As a member.", reply_to=conversation.top, **place_of(article))
    guest = begin(visit(article.get_url()))
    saved(guest, "Saved on this device")
    Conversation.objects.update(state="closed")

    for page, words in ((guest, WORDS), (visit(article.get_url(), by=member), "As a member.")):
        page.goto(article.get_url())
        expect(page.locator(".unposted-draft:visible")).to_contain_text("What you had begun to write here is kept")
        expect(page.locator(".unposted-draft:visible blockquote")).to_have_text(words)

    expect(visit(article.get_url()).locator(".unposted-draft:visible")).to_have_count(0)


def test_where_the_browser_keeps_nothing_it_is_not_said_to(visit, article, conversation):
    page = visit(article.get_url())
    page.evaluate("void (Storage.prototype.setItem = () => { throw new Error('full') })")
    begin(page)

    saved(page, "Not saved: this browser keeps nothing")
