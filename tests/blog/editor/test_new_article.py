"""Beginning an article in the CMS."""

import json

import pytest
from bs4 import BeautifulSoup

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory


@pytest.fixture
def cms(client, author):
    client.force_login(author)
    return client


@pytest.fixture
def form(site_tree) -> str:
    return f"/cms/pages/add/blog/articlepage/{site_tree.articles.pk}/"


def begun(response) -> ArticlePage:
    return response.context["form"].instance


def test_four_starts_lead_to_the_form(cms, form) -> None:
    page = BeautifulSoup(cms.get("/cms/new-article/").text, "html.parser")

    links = {link.text: link["href"] for link in page.select(".article-starts a")}

    assert links == {
        "Personal": f"{form}?start=personal",
        "How-to": f"{form}?start=how-to",
        "Researched": f"{form}?start=researched",
        "Follow-up": f"{form}?start=follow-up",
    }
    assert all(cms.get(link).status_code == 200 for link in links.values())


def test_ones_own_articles_are_offered_to_go_on_with(cms, form, author) -> None:
    own = ArticlePageFactory(author=author, title="The bath")
    ArticlePageFactory(title="Somebody else’s")

    page = cms.get("/cms/new-article/").text
    continued = begun(cms.get(f"{form}?start=follow-up&follows={own.pk}"))

    assert f"{form}?start=follow-up&amp;follows={own.pk}" in page
    assert "Somebody else’s" not in page
    assert continued.follows == own


@pytest.mark.parametrize("key", ["", "x", "0", "99999", "9" * 30, "²"])
def test_an_article_that_is_not_there_is_not_continued(cms, form, key) -> None:
    assert begun(cms.get(f"{form}?follows={key}")).follows is None


def test_a_draft_of_somebody_else_is_not_continued(cms, form) -> None:
    draft = ArticlePageFactory(live=False)

    assert begun(cms.get(f"{form}?follows={draft.pk}")).follows is None


def test_without_a_start_there_is_one_open_text(cms, form) -> None:
    assert [block.block_type for block in begun(cms.get(form)).body] == ["text"]


def test_the_text_comes_right_after_the_standfirst(cms, form) -> None:
    page = BeautifulSoup(cms.get(form).text, "html.parser")
    names = [field["id"] for field in page.select("#tab-content [id^=panel-child-content-][id$=-section]")]

    assert [name.removeprefix("panel-child-content-").removesuffix("-section") for name in names][:3] == [
        *("title", "description", "body")
    ]


def test_who_may_not_write_finds_no_start(client, moderator, site_tree) -> None:
    client.force_login(moderator)

    assert client.get("/cms/new-article/").status_code in {302, 403}
    assert "New article" not in client.get("/cms/").text


def test_who_may_not_publish_sees_both_buttons(cms, form) -> None:
    footer = BeautifulSoup(cms.get(form).text, "html.parser").select_one(".save-and-submit")

    assert [button.text.split() for button in footer.select("button")] == [
        ["Send", "to", "the", "editors"],
        ["Save", "draft"],
    ]


def test_editors_publish_and_have_no_second_button(client, editor, form) -> None:
    client.force_login(editor)
    page = client.get(form).text

    assert "save-and-submit" not in page
    assert "action-publish" in page


def test_an_article_that_came_back_is_sent_again(cms, author, editor) -> None:
    article = ArticlePageFactory(author=author, owner=author, live=False)
    article.save_revision(user=author)
    state = article.get_workflow().start(article, author)
    state.current_task_state.reject(user=editor, comment="More cat.")

    assert "Send to the editors again" in cms.get(f"/cms/pages/{article.pk}/edit/").text


def test_the_parts_are_in_the_form_as_wagtail_expects_them(cms, form) -> None:
    page = BeautifulSoup(cms.get(f"{form}?start=researched").text, "html.parser")
    value = json.loads(page.select_one("#body [data-block], [data-w-block-data-value]")["data-w-block-arguments-value"])

    assert [block["type"] for block in value[0]] == ["text", "heading", "text", "heading", "text", "references"]
