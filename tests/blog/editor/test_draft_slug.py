"""A draft with a title alone is saved, and gets an address that is free."""

import pytest

from blog.models import ArticlePage
from tests.blog.editor.test_article_editing import create, written


@pytest.mark.parametrize(
    ("title", "made_by_the_browser", "slug"),
    [
        ("Two calendars", "two-calendars", "two-calendars"),
        ("Two calendars", "", "two-calendars"),
        ("The bath", "the-bath", "the-bath-2"),
        ("The bath", "", "the-bath-2"),
        ("育児", "", "育児"),
        ("Müde", "mude", "mude"),
        ("?!", "", "article"),
    ],
)
def test_saved_with_a_title_alone(client, site_tree, editor, article, title, made_by_the_browser, slug):
    client.force_login(editor)

    answer = create(client, site_tree, title=title, slug=made_by_the_browser)

    assert answer.status_code == 302
    assert ArticlePage.objects.exclude(pk=article.pk).get().slug == slug


def test_saved_again_it_keeps_the_address(client, site_tree, editor, article):
    client.force_login(editor)
    create(client, site_tree, title="The bath", slug="the-bath")
    second = ArticlePage.objects.exclude(pk=article.pk).get()

    client.post(f"/cms/pages/{second.pk}/edit/", written(title="The bath", slug="the-bath"))

    assert ArticlePage.objects.get(pk=second.pk).get_latest_revision_as_object().slug == "the-bath-2"


def test_a_taken_address_that_somebody_typed_is_refused(client, site_tree, editor, article):
    client.force_login(editor)

    answer = create(client, site_tree, title="Two calendars", slug="the-bath")

    assert "already in use within the parent page" in str(answer.context["form"].errors["slug"])


@pytest.mark.parametrize("slug", ["the-bath", ""])
def test_publishing_shows_the_error(client, site_tree, editor, article, slug):
    client.force_login(editor)

    answer = create(client, site_tree, title="The bath", slug=slug, **{"action-publish": "1"})

    assert list(answer.context["form"].errors) == ["slug"]
