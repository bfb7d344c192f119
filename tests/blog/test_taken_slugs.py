"""No page gets an address at which something else answers."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, rich_text

from blog.models import ArticleIndexPage
from blog.taken_slugs import slugs_taken_below
from home.models import InformationPage
from tests.blog.editor.test_article_editing import written


def test_every_first_part_of_a_route_is_taken_at_the_top(site_tree: Any) -> None:
    assert slugs_taken_below(site_tree.home) == {
        *(".well-known", "check-ins", "first-start", "metrics", "welcome"),
        *("_util", "account", "articles", "authors", "branding", "cms", "comments", "conversations", "discussions"),
        *("django-admin", "documents", "this-weeks-question"),
        *(
            "favicon.ico",
            "following",
            "livez",
            "media",
            "members",
            "moderation",
            "newsletter",
            "notices",
            "notifications",
            "readyz",
        ),
        *("robots.txt", "search", "sharing", "site.webmanifest", "sitemap.xml", "static"),
    }


def test_below_the_list_feeds_and_its_own_views_are_taken(site_tree: Any) -> None:
    assert slugs_taken_below(site_tree.articles) == {"archive", "feed", "tags", "topics"}


def test_home_may_be_called_what_it_likes(site_tree: Any) -> None:
    assert slugs_taken_below(site_tree.home.get_parent()) == frozenset()
    assert slugs_taken_below(None) == frozenset()


@pytest.mark.parametrize("slug", ["members", "following", "documents", "static", "authors", "notices"])
def test_information_page_cannot_take_it(client: Any, site_tree: Any, editor: Any, slug: str) -> None:
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:add", args=["home", "informationpage", site_tree.home.pk])
    page = written(title="Ours", slug=slug, body=rich_text("<p>Words.</p>"), sections=inline_formset([]))

    for action in ({"action-publish": "1"}, {}):
        assert "This address is taken by the site itself." in client.post(address, page | action).text
    assert not InformationPage.objects.filter(slug=slug).exists()

    page["slug"] = f"our-{slug}"
    client.post(address, page | {"action-publish": "1"})
    client.logout()
    assert "Words." in client.get(f"/our-{slug}/").text


def test_page_is_not_renamed_to_it_and_a_draft_that_has_it_is_not_published(site_tree: Any) -> None:
    page = InformationPage(title="Ours", slug="members", body="<p>Words.</p>", live=False)
    site_tree.home.add_child(instance=page)

    assert page.publish_problems() == ["Slug: This address is taken by the site itself. Choose another one."]


def test_list_of_articles_keeps_its_address_because_feeds_and_templates_name_it(
    client: Any, site_tree: Any, editor: Any
) -> None:
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[site_tree.articles.pk])
    page = written(title="Articles", slug="stories", introduction="")

    response = client.post(address, page | {"action-publish": "1"})

    assert "Other pages link to this address" in response.text
    assert ArticleIndexPage.objects.get().slug == "articles"
    assert client.post(address, page | {"slug": "articles", "action-publish": "1"}).status_code == 302


def test_list_that_was_renamed_once_gets_its_address_back(client: Any, site_tree: Any, editor: Any) -> None:
    ArticleIndexPage.objects.update(slug="stories", url_path="/home/stories/")
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[site_tree.articles.pk])

    client.post(address, written(title="Articles", slug="articles", introduction="") | {"action-publish": "1"})

    assert ArticleIndexPage.objects.get().slug == "articles"
