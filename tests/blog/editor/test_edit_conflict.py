"""Two people save one article, or one in two windows: the second is asked, and keeps what they wrote."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from wagtail import hooks

from blog.models import ArticlePage
from tests.blog.editor.test_article_editing import written
from tests.community.posting.conftest import sign_in
from tests.factories import UserFactory

ASKED = "saved this page at"


@pytest.fixture
def other_editor(db: Any) -> Any:
    return UserFactory(display_name="Owen Prydderch", username="owen", groups=["Editors"])


@pytest.fixture
def saved_article(article: ArticlePage, author: Any) -> ArticlePage:
    article.save_revision(user=author, clean=False)
    return article


def form_of(client: Client, article: ArticlePage) -> dict[str, Any]:
    """What the form on the page sends besides what somebody types."""
    return hidden_fields(client.get(f"/cms/pages/{article.pk}/edit/").text)


def hidden_fields(html: str) -> dict[str, Any]:
    names = ("loaded_revision_id", "loaded_revision_created_at", "next")
    found = {name: re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', html) for name in names}
    return {name: value[1] for name, value in found.items() if value}


def save(client: Client, article: ArticlePage, form: dict[str, Any], title: str, **more: Any) -> Any:
    headers = more.pop("headers", {})
    typed = written(title=title, slug=article.slug) | form | more
    return client.post(f"/cms/pages/{article.pk}/edit/", typed, headers=headers)


def title_of(article: ArticlePage) -> str:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().title


def test_the_second_is_asked_keeps_what_they_wrote_and_can_save_it(saved_article, editor, other_editor):
    first, second = sign_in(editor), sign_in(other_editor)
    firsts, seconds = form_of(first, saved_article), form_of(second, saved_article)
    assert save(first, saved_article, firsts, "By the first").status_code == 302

    asked = save(second, saved_article, seconds, "By the <second>")

    assert f"Marisol Quintero {ASKED}" in asked.text
    assert escape("By the <second>") in asked.text
    assert "w-autosave#save" not in asked.text
    assert title_of(saved_article) == "By the first"
    assert save(second, saved_article, hidden_fields(asked.text), "By the <second>").status_code == 302
    assert title_of(saved_article) == "By the <second>"


def test_without_a_newer_version_nobody_is_asked(saved_article, editor):
    client = sign_in(editor)

    assert save(client, saved_article, form_of(client, saved_article), "Once").status_code == 302
    assert save(client, saved_article, form_of(client, saved_article), "Twice").status_code == 302
    assert title_of(saved_article) == "Twice"


def test_of_two_windows_of_one_editor_the_second_is_asked(saved_article, editor):
    client = sign_in(editor)
    one, other = form_of(client, saved_article), form_of(client, saved_article)
    save(client, saved_article, one, "One")

    asked = save(client, saved_article, other, "Other")

    assert f"In another window you {ASKED}" in asked.text
    assert title_of(saved_article) == "One"


def test_autosave_in_one_window_is_a_newer_version_for_the_other(saved_article, editor):
    client = sign_in(editor)
    one, other = form_of(client, saved_article), form_of(client, saved_article)
    autosaved = save(client, saved_article, one, "Autosaved", headers={"Accept": "application/json"})
    assert autosaved.json()["success"] is True

    assert ASKED in save(client, saved_article, other, "Other").text
    assert title_of(saved_article) == "Autosaved"


def test_pressing_save_while_autosave_is_on_its_way_is_no_conflict(saved_article, editor):
    client = sign_in(editor)
    form = form_of(client, saved_article) | {"editor_window": "one"}
    save(client, saved_article, form, "Autosaved", headers={"Accept": "application/json"})

    from_another_window = save(client, saved_article, form | {"editor_window": "other"}, "Other")
    assert ASKED in from_another_window.text
    assert save(client, saved_article, form, "Saved").status_code == 302
    assert title_of(saved_article) == "Saved"


def test_it_is_one_when_somebody_else_has_saved_since(saved_article, editor, other_editor):
    client, other = sign_in(editor), sign_in(other_editor)
    form = form_of(client, saved_article) | {"editor_window": "one"}
    save(client, saved_article, form, "Autosaved", headers={"Accept": "application/json"})
    save(other, saved_article, form_of(other, saved_article) | {"editor_window": "two"}, "By another")

    assert ASKED in save(client, saved_article, form, "Saved").text
    assert title_of(saved_article) == "By another"


def test_autosave_never_replaces_what_somebody_saved(saved_article, editor):
    client = sign_in(editor)
    one, other = form_of(client, saved_article), form_of(client, saved_article)
    save(client, saved_article, one, "Saved")

    refused = save(client, saved_article, other, "Autosaved", headers={"Accept": "application/json"})

    assert refused.json()["error_code"] == "invalid_revision"
    assert title_of(saved_article) == "Saved"


def test_publishing_asks_as_well(saved_article, editor, other_editor):
    first, second = sign_in(editor), sign_in(other_editor)
    seconds = form_of(second, saved_article)
    save(first, saved_article, form_of(first, saved_article), "By the first")

    asked = save(second, saved_article, seconds, "By the second", **{"action-publish": "1"})

    assert ASKED in asked.text
    assert ArticlePage.objects.get(pk=saved_article.pk).title != "By the second"


def test_a_page_that_had_no_version_yet_is_no_exception(article, editor, other_editor):
    first, second = sign_in(editor), sign_in(other_editor)
    firsts, seconds = form_of(first, article), form_of(second, article)
    assert firsts == {"next": ""}
    assert save(first, article, firsts, "By the first").status_code == 302

    assert ASKED in save(second, article, seconds, "By the second").text
    assert title_of(article) == "By the first"


def test_somebody_who_saves_between_the_look_and_the_lock_is_noticed(saved_article, editor, other_editor):
    client = sign_in(editor)
    form = form_of(client, saved_article)

    def meanwhile(request: Any, page: Any) -> None:
        """Wagtail calls this after it has looked up the newest version, and before it saves."""
        page.title = "In the meantime"
        page.save_revision(user=other_editor, clean=False)

    with hooks.register_temporarily("before_edit_page", meanwhile):
        asked = save(client, saved_article, form, "Mine")

    assert f"Owen Prydderch {ASKED}" in asked.text
    assert title_of(saved_article) == "In the meantime"


def test_going_back_to_an_earlier_version_is_no_conflict(saved_article, editor):
    client = sign_in(editor)
    earlier = saved_article.latest_revision
    save(client, saved_article, form_of(client, saved_article), "Later")

    page = client.get(f"/cms/pages/{saved_article.pk}/revisions/{earlier.pk}/revert/").text

    assert save(client, saved_article, hidden_fields(page), "As it was").status_code == 302
    assert title_of(saved_article) == "As it was"
