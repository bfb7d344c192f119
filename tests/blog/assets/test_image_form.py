from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.models import Rendition
from wagtail.images.tests.utils import get_test_image_file

from blog.assets.image_form import rebuild_after_image_change
from blog.assets.publish_assets import AUTHOR_PICTURE_RENDITIONS, build_article_assets
from blog.models import ArticlePage, AuthorProfile
from tests.factories import ArticlePageFactory


@pytest.fixture
def shown(article: ArticlePage, image: Any) -> ArticlePage:
    article.picture, article.picture_alternative = image, "A desk"
    article.body = [("picture", {"image": image, "alternative": "A desk", "caption": "", "credit": ""})]
    article.save()
    build_article_assets(article)
    return article


def replace(client: Any, image: Any) -> None:
    other = get_test_image_file(filename="other.png", size=(1300, 800)).file.getvalue()
    data = {"title": "Another desk", "collection": image.collection_id}
    file = SimpleUploadedFile("other.png", other, "image/png")
    response = client.post(reverse("wagtailimages:edit", args=[image.pk]), data | {"file": file})
    assert response.status_code == 302


def test_picture_with_another_file_is_there_before_a_reader_asks(
    client: Any, shown: ArticlePage, image: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    before = build_article_assets(shown).picture.name
    old = f"/media/images/{Path(image.file.name).stem}."
    assert old in client.get("/articles/the-bath/").text  # which is kept for a while
    client.force_login(editor)

    with django_capture_on_commit_callbacks(execute=True):
        replace(client, image)

    client.logout()
    made = set(Rendition.objects.values_list("file", flat=True))
    assert len(made) == 13
    for address in ["/articles/the-bath/", "/articles/", "/", "/articles/feed/"]:
        assert client.get(address).status_code == 200
    assert set(Rendition.objects.values_list("file", flat=True)) == made
    after = ArticlePage.objects.get().assets
    assert (after.picture.name != before, after.picture.name in made) == (True, True)
    assert "/media/images/other" in after.full_text
    assert old not in client.get("/articles/the-bath/").text


def test_picture_that_is_deleted_leaves_feeds_and_cards_at_once(
    client: Any, shown: ArticlePage, image: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    name = f"/media/images/{Path(image.file.name).stem}."
    pages = ["/articles/the-bath/", "/articles/", "/articles/feed/", "/articles/feed/rss/"]
    assert [name in client.get(address).text for address in pages] == [True] * 4

    with django_capture_on_commit_callbacks(execute=True):
        get_image_model().objects.filter(pk=image.pk).delete()

    assert [name in client.get(address).text for address in pages] == [False] * 4
    assets = ArticlePage.objects.get().assets
    assert (assets.picture.name, assets.picture_bytes, bool(assets.card)) == ("", 0, True)
    assert name not in assets.full_text
    assert f"/media/{assets.card.name}" in client.get("/articles/the-bath/").text


def test_picture_of_an_author_as_well(image: Any, author: Any) -> None:
    AuthorProfile.objects.create(user=author, picture=image)
    Rendition.objects.all().delete()

    rebuild_after_image_change.enqueue(image.pk)

    assert sorted(Rendition.objects.values_list("filter_spec", flat=True)) == sorted(AUTHOR_PICTURE_RENDITIONS)


def test_picture_nobody_shows_and_one_that_is_gone_cost_nothing(
    article: ArticlePage, image: Any, django_assert_max_num_queries: Any
) -> None:
    ArticlePageFactory(live=False, picture=image)
    with django_assert_max_num_queries(5):
        rebuild_after_image_change.enqueue(image.pk)
        rebuild_after_image_change.enqueue(0)

    assert not Rendition.objects.exists()


def lose(image: Any) -> None:
    image.file.storage.delete(image.file.name)


def cut(image: Any) -> None:
    """As a full disk or a broken copy leaves it."""
    path = Path(image.file.path)
    path.write_bytes(path.read_bytes()[: image.file.size // 2])


def overwrite(image: Any) -> None:
    """Still a GIF by its first bytes: Pillow raises another error when it then cannot read the rest."""
    Path(image.file.path).write_bytes(b"GIF89a" + b"\xff" * 300)


@pytest.mark.parametrize("harm", [lose, cut, overwrite])
def test_picture_whose_file_cannot_be_read_leaves_a_page_with_what_it_shows(
    client: Any, shown: ArticlePage, image: Any, author: Any, harm: Callable[[Any], None]
) -> None:
    AuthorProfile.objects.create(user=author, bio="<p>Nurse.</p>", picture=image, picture_alternative="Rosa at a desk")
    harm(image)
    Rendition.objects.all().delete()
    ArticlePage.objects.update(latest_revision_created_at="2026-03-01T00:00Z")

    pages = {address: client.get(address) for address in ["/articles/the-bath/", "/articles/", "/", "/authors/rosa/"]}

    words = {
        address: BeautifulSoup(page.text, "html.parser").select(".missing-picture") for address, page in pages.items()
    }
    assert {address: [each.text for each in found] for address, found in words.items()} == {
        "/articles/the-bath/": ["A desk"],
        "/articles/": ["A desk"],
        "/": ["A desk"],
        "/authors/rosa/": ["Rosa at a desk", "A desk"],
    }
    assert client.get("/articles/feed/").status_code == 200


@pytest.mark.parametrize("harm", [lose, cut, overwrite])
def test_article_with_a_picture_that_cannot_be_read_is_published_with_its_text(
    shown: ArticlePage, image: Any, harm: Callable[[Any], None]
) -> None:
    harm(image)
    Rendition.objects.all().delete()

    assert "A desk" in build_article_assets(shown).full_text
