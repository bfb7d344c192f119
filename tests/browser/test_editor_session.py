"""The session ends while an author writes in the CMS: the words stay on the page, and are saved after signing in."""

from typing import Any

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from blog.models import ArticlePage
from tests.factories import PASSWORD

SLOWLY = 30_000
WAGTAIL_BEGINS_TO_WATCH = 2_500  # what is in the form two seconds after it has loaded counts as unchanged


def title_of_draft(article: ArticlePage) -> str:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().title


def type_title(page: Page, words: str) -> None:
    page.wait_for_timeout(WAGTAIL_BEGINS_TO_WATCH)
    title = page.get_by_role("textbox", name="Title*", exact=True)
    title.fill(words)
    title.blur()


def expect_saved(page: Page) -> None:
    indicator = page.locator("#w-autosave-indicator")
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saved", timeout=SLOWLY)


def sign_in_in_another_tab(page: Page, email: str) -> None:
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in another tab").click()
    tab = opened.value
    tab.get_by_role("textbox", name="E-mail").fill(email)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in", exact=True).click()
    expect(tab.get_by_role("heading", name="You're signed in again")).to_be_visible()
    tab.close()


def test_what_was_typed_after_the_session_has_ended_is_saved_after_signing_in(visit, article, editor, watch):
    watch.expect("401")
    watch.expect("403")
    page = visit(f"/cms/pages/{article.pk}/edit/", by=editor)
    Session.objects.all().delete()

    type_title(page, "Two calendars, one table")
    notice = page.get_by_role("alert", name="You've been signed out")
    expect(notice).to_be_visible(timeout=SLOWLY)
    expect(page.locator("footer")).not_to_contain_text("server error")
    page.get_by_role("button", name="Save draft").click()
    expect(notice).to_be_focused()
    expect(page.get_by_role("textbox", name="Title*", exact=True)).to_have_value("Two calendars, one table")

    sign_in_in_another_tab(page, editor.email)

    expect(notice).to_have_count(0, timeout=SLOWLY)
    expect_saved(page)
    assert title_of_draft(article) == "Two calendars, one table"
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("has been updated")).to_be_visible(timeout=SLOWLY)


def test_signed_out_and_in_again_in_another_tab_autosave_goes_on_by_itself(visit, article, editor, watch):
    watch.expect("403")
    page = visit(f"/cms/pages/{article.pk}/edit/", by=editor)
    page.evaluate("document.cookie = 'csrftoken=' + 'a'.repeat(32) + '; path=/'")  # as signing in changes it

    type_title(page, "Two calendars, one table")

    expect_saved(page)
    assert title_of_draft(article) == "Two calendars, one table"


def test_save_draft_at_once_carries_the_text_through_signing_in(visit, article, editor, watch: Any):
    watch.expect("403")
    page = visit(f"/cms/pages/{article.pk}/edit/", by=editor)
    page.wait_for_load_state("networkidle")  # the script has asked once, and will ask again in ten seconds

    page.get_by_role("textbox", name="Title*", exact=True).fill("Two calendars, one table")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save draft").click()
    page.get_by_role("textbox", name="E-mail").fill(editor.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("main")).to_contain_text("Two calendars, one table")
    page.get_by_role("button", name="Send it now").click()

    expect(page.get_by_text("has been updated")).to_be_visible(timeout=SLOWLY)
    assert title_of_draft(article) == "Two calendars, one table"
