from io import StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.core.management import call_command
from wagtail.images.models import Rendition

from blog.assets.publish_assets import SHARE_RENDITION, build_article_assets, rebuild_article_assets
from blog.models import ArticleAssets, ArticlePage
from tests.factories import ArticlePageFactory

pytestmark = pytest.mark.django_db


def publish(article: ArticlePage, django_capture_on_commit_callbacks: Any) -> ArticleAssets:
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    return ArticleAssets.objects.get(article=article)


@pytest.fixture
def with_pictures(article: ArticlePage, image: Any) -> ArticlePage:
    picture = {"image": image, "alternative": "A desk", "caption": "", "credit": ""}
    article.body = [("picture", picture), ("gallery", {"pictures": [picture, picture], "caption": ""})]
    article.picture, article.picture_alternative = image, "A desk"
    return article


def test_readers_wait_for_no_picture_once_an_article_is_published(
    client: Any, with_pictures: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    publish(with_pictures, django_capture_on_commit_callbacks)
    made = set(Rendition.objects.values_list("filter_spec", flat=True))

    for address in ["/articles/the-bath/", "/articles/", "/", "/articles/feed/"]:
        assert client.get(address).status_code == 200

    assert set(Rendition.objects.values_list("filter_spec", flat=True)) == made
    assert len(made) == 13


def test_publishing_again_makes_nothing_twice(
    with_pictures: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    for _ in range(2):
        publish(with_pictures, django_capture_on_commit_callbacks)

    assert Rendition.objects.count() == 13
    assert ArticleAssets.objects.count() == 1


def test_article_without_a_picture_gets_a_card(
    client: Any, article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    assets = publish(article, django_capture_on_commit_callbacks)

    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")

    assert default_storage.exists(assets.card.name)
    assert page.find("meta", property="og:image")["content"] == f"http://testserver/media/{assets.card.name}"


def test_another_title_gets_another_card_under_another_name(
    article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    first = publish(article, django_capture_on_commit_callbacks).card.name
    same = publish(article, django_capture_on_commit_callbacks).card.name
    article.title = "The shower is at eight"

    second = publish(article, django_capture_on_commit_callbacks).card.name

    assert (same, second == first) == (first, False)
    assert default_storage.exists(second)
    assert not default_storage.exists(first)


def test_article_with_a_picture_needs_no_card(article: ArticlePage, image: Any) -> None:
    card = build_article_assets(article).card.name
    article.picture = image
    article.save()

    assert build_article_assets(article).card.name == ""
    assert not default_storage.exists(card)


def test_title_the_font_cannot_write_has_a_card_too(client: Any, article: ArticlePage) -> None:
    article.title = "なぜ"
    article.save()
    card = build_article_assets(article).card.name

    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")

    assert page.find("meta", property="og:image")["content"] == f"http://testserver/media/{card}"


def test_article_whose_card_is_not_made_yet_shows_the_picture_of_the_site(client: Any, article: ArticlePage) -> None:
    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")

    assert page.find("meta", property="og:image")["content"] == "http://testserver/static/img/social.png"


def test_picture_is_kept_with_its_size_and_forgotten_with_it(article: ArticlePage, image: Any) -> None:
    article.picture = image
    assets = build_article_assets(article)
    made = image.renditions.get(filter_spec=SHARE_RENDITION)
    assert (assets.picture.name, assets.picture_bytes) == (made.file.name, made.file.size)

    article.picture = None

    assets = build_article_assets(article)
    assert (assets.picture.name, assets.picture_bytes) == ("", 0)
    assert default_storage.exists(made.file.name)


def test_what_lies_there_from_an_older_version_is_made_anew(article: ArticlePage, image: Any) -> None:
    drafted = ArticlePageFactory(live=False)
    ArticleAssets.objects.create(article=article, full_text="old")
    said = StringIO()

    call_command("rebuild_article_assets", stdout=said)

    assert list(ArticleAssets.objects.values_list("article", "full_text")) == [
        (article.pk, "<p>The call ran over.</p>")
    ]
    assert said.getvalue() == "Article assets ... 1\n"
    assert not hasattr(drafted, "assets")


def test_draft_and_deleted_article_are_left_alone(article: ArticlePage) -> None:
    ArticlePage.objects.update(live=False)

    rebuild_article_assets.enqueue(article.pk)
    rebuild_article_assets.enqueue(0)

    assert not ArticleAssets.objects.exists()


def test_picture_whose_file_is_lost_does_not_stop_the_rest(
    article: ArticlePage, image: Any, django_capture_on_commit_callbacks: Any
) -> None:
    article.picture, article.picture_alternative = image, "A desk"
    image.file.storage.delete(image.file.name)

    assets = publish(article, django_capture_on_commit_callbacks)

    assert assets.full_text == "<p>The call ran over.</p>"
