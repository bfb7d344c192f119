"""Tags in any script, each only once."""

from importlib import import_module
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from wagtail.models import Revision

from blog.models import ArticlePage, Tag
from blog.models.tag import tag_key
from tests.blog.editor.test_article_editing import create
from tests.factories import ArticlePageFactory

merge_tags = import_module("blog.migrations.0013_merge_tags").merge_tags


@pytest.mark.parametrize(
    ("name", "slug"),
    [("育児", "育児"), ("отпуск", "отпуск"), ("Müdigkeit", "mudigkeit"), ("Bath time", "bath-time"), ("🎈", "tag")],
)
def test_slug_has_the_letters_of_the_name(site_tree: Any, name: str, slug: str) -> None:
    ArticlePageFactory(tags=[name])

    assert Tag.objects.get().slug == slug


@pytest.mark.parametrize("name", ["育児", "отпуск"])
def test_page_and_feeds_answer_at_it(client: Any, site_tree: Any, name: str) -> None:
    ArticlePageFactory(title="On doors", slug="doors", tags=[name])
    address = f"/articles/tags/{quote(name)}/"

    assert Tag.objects.get().get_absolute_url() == f"/articles/tags/{name}/"
    for page in (address, f"{address}feed/", f"{address}feed/rss/"):
        response = client.get(page)
        assert (response.status_code, "On doors" in response.text) == (200, True)
    assert f'href="/articles/tags/{name}/"' in client.get("/articles/doors/").text


@pytest.mark.parametrize(
    ("one", "other"), [("Sleep", "sleep"), ("Отпуск", "отпуск"), ("Straße", "STRASSE"), ("bath  time", "Bath time")]
)
def test_one_tag_for_all_ways_to_write_it(site_tree: Any, one: str, other: str) -> None:
    first, second = ArticlePageFactory(tags=[one]), ArticlePageFactory(tags=[other, one])

    tag = Tag.objects.get()
    assert (tag.name, list(first.tags.all()), list(second.tags.all())) == (one, [tag], [tag])


def test_form_finds_the_tag_as_well(client: Any, site_tree: Any, editor: Any) -> None:
    ArticlePageFactory(tags=["Sleep"])
    client.force_login(editor)

    create(client, site_tree, tags="sleep, SLEEP, c++, C", **{"action-publish": "1"})

    article = ArticlePage.objects.get(slug="the-0512")
    assert sorted(tag.name for tag in article.tags.all()) == ["C", "Sleep", "c++"]


def test_key_ignores_case_width_spaces_and_what_nobody_sees() -> None:
    assert tag_key(" Ｓleep\u200b  Well ") == "sleep well"


class TestMerging:
    @pytest.fixture
    def tags(self, site_tree: Any) -> list[Tag]:
        """As they were before the migration: two that are one, and two whose names have no ASCII letters."""
        rows = [("Sleep", "sleep"), ("sleep", "sleep-1"), ("育児", "tag"), ("отпуск", "tag-1"), ("Tag 1", "tag-1-1")]
        return Tag.objects.bulk_create(
            [Tag(name=name, slug=slug, key=str(number)) for number, (name, slug) in enumerate(rows)]
        )

    def test_articles_and_drafts_keep_the_tag_that_stays(self, tags: list[Tag]) -> None:
        both, one = ArticlePageFactory(tags=tags[:2]), ArticlePageFactory(tags=tags[1:3])
        revision = one.save_revision()

        merge_tags(apps, None)

        assert [tag.name for tag in Tag.objects.order_by("pk")] == ["Sleep", "育児", "отпуск", "Tag 1"]
        assert [tag.key for tag in Tag.objects.order_by("pk")] == ["sleep", "育児", "отпуск", "tag 1"]
        names = [sorted(ArticlePage.objects.get(pk=each.pk).tags.names()) for each in (both, one)]
        assert names == [["Sleep"], ["Sleep", "育児"]]
        draft = Revision.objects.get(pk=revision.pk).as_object()
        assert sorted(tag.name for tag in draft.tags.all()) == ["Sleep", "育児"]

    def test_old_addresses_lead_to_the_new_ones(self, client: Any, tags: list[Tag]) -> None:
        merge_tags(apps, None)

        assert [tag.slug for tag in Tag.objects.order_by("pk")] == ["sleep", "育児", "отпуск", "tag-1-1"]
        for old, new in [("sleep-1", "sleep"), ("tag", "育児"), ("tag-1", "отпуск")]:
            for below in ("", "feed/", "feed/rss/"):
                response = client.get(f"/articles/tags/{old}/{below}")
                assert (response.status_code, response.url) == (301, f"/articles/tags/{quote(new)}/{below}")
                assert client.get(response.url).status_code == 200

    def test_twice_changes_nothing_more(self, tags: list[Tag]) -> None:
        merge_tags(apps, None)
        before = list(Tag.objects.order_by("pk").values())

        merge_tags(apps, None)

        assert list(Tag.objects.order_by("pk").values()) == before
