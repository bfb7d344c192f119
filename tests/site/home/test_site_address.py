import pytest
from django.contrib.sites.models import Site as DjangoSite
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.test import Client
from wagtail.models import Site

from blog.assets.publish_assets import build_article_assets
from blog.models import ArticleAssets
from blog.models.article_queryset import ARTICLES_CACHE
from community.members.models import CacheVersion
from home.site_address import update_site_records
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory


def test_the_address_in_the_settings_is_written_where_wagtail_and_django_look(db, settings):
    settings.SITE_URL = "https://juggle.example"

    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")  # as `flush` does, without naming the apps

    assert Site.objects.get().root_url == "https://juggle.example"
    assert DjangoSite.objects.get().domain == "juggle.example"


def page(client: Client, address: str) -> str:
    response = client.get(address, headers={"host": "127.0.0.1:8001"})
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("command", ["prepare", "update_site_address"])
def test_a_site_that_starts_at_another_address_says_only_that_one(command, client, article, member, settings):
    other = ArticlePageFactory(slug="earlier", author=article.authors[0])
    article.body = [("text", f'<p>As <a linktype="page" id="{other.pk}">said earlier</a>.</p>')]
    article.topics = [TopicFactory(slug="evenings")]
    article.save()
    build_article_assets(article)
    CommentFactory(target=article, member=member)
    assert "http://testserver/articles/earlier/" in client.get("/articles/feed/").text
    settings.SITE_URL = "http://127.0.0.1:8001"

    call_command(command)

    new = "http://127.0.0.1:8001"
    assert f"<loc>{new}/articles/the-bath/</loc>" in page(client, "/sitemap.xml")
    assert f"<loc>{new}/articles/topics/evenings/</loc>" in page(client, "/sitemap.xml")
    assert f'<link rel="canonical" href="{new}/articles/the-bath/">' in page(client, "/articles/the-bath/")
    assert f"{new}/articles/earlier/" in page(client, "/articles/feed/")
    for address in (
        "/",
        "/sitemap.xml",
        "/robots.txt",
        "/articles/the-bath/",
        "/articles/feed/",
        "/articles/feed/rss/",
    ):
        assert "testserver" not in page(client, address)
    assert DjangoSite.objects.get_current().domain == "127.0.0.1:8001"
    assert Site.get_site_root_paths()[0].root_url == new


def test_what_is_kept_of_articles_is_renewed_when_the_address_changes_and_only_then(db, settings):
    before = CacheVersion.objects.of(ARTICLES_CACHE)

    update_site_records()
    assert CacheVersion.objects.of(ARTICLES_CACHE) == before

    settings.SITE_URL = "https://juggle.example"
    update_site_records()
    assert CacheVersion.objects.of(ARTICLES_CACHE) != before


def test_an_address_that_only_begins_the_same_is_left_alone(article, settings):
    build_article_assets(article)
    text = '<a href="http://testserver.example/">Elsewhere</a> <a href="http://testserver/">Here</a>'
    ArticleAssets.objects.update(full_text=text)
    settings.SITE_URL = "https://juggle.example"

    update_site_records()

    assert ArticleAssets.objects.get().full_text == text.replace("http://testserver/", "https://juggle.example/")
