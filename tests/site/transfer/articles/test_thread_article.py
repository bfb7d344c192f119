from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from blog.models import ArticlePage
from community.comments.models import Comment
from community.comments.recount import recount
from tests.factories import ArticlePageFactory
from tests.site.transfer import wxr
from tests.site.transfer.conftest import Run, article_from, texts
from transfer.articles.thread_article import article_at, last_part
from transfer.imported import ImportedComment, ImportedPost, PostKind, Survey, Warn
from transfer.models import Import
from transfer.running.import_steps import run_import
from transfer.running.taking_back import take_back

pytestmark = pytest.mark.django_db
OLD = "https://old.example/2012/02/21/a-post/"


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        (OLD, "a-post"),
        ("https://old.example/2012/a-post.html?x=1#y", "a-post"),
        ("https://old.example/%E8%82%B2/", "育"),
        ("https://old.example/", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_the_slug_of_an_address(address: str, slug: str) -> None:
    assert last_part(address) == slug


def test_by_its_old_address_before_any_slug(run: Run) -> None:
    run(wxr.post(wp_post_name="other"))
    ArticlePageFactory(slug="a-post")

    assert article_at([OLD]) == article_from()


def test_by_its_slug_without_a_redirect() -> None:
    article = ArticlePageFactory(slug="a-post")

    assert article_at(["https://elsewhere.example/a-post"]) == article
    assert article_at(["https://elsewhere.example/b", "https://elsewhere.example/a-post"]) == article
    assert article_at(["https://elsewhere.example/b"]) is None


class Service:
    """A comment service with one thread."""

    name = "service"

    def __init__(self, address: str) -> None:
        self.address = address

    def survey(self, warn: Warn) -> Survey:
        return Survey(site_address="https://old.example", post_count=1)

    def posts(self, survey: Survey, warn: Warn) -> Iterator[ImportedPost]:
        at = datetime(2012, 2, 21, 7, tzinfo=UTC)
        comments = [
            ImportedComment("1", "So *it* was.", name="Tom", written_at=at, is_html=False),
            ImportedComment("2", "Was it?", parent_id="1", name="Ann", written_at=at, is_html=False),
        ]
        yield ImportedPost("thread-1", PostKind.THREAD, address=self.address, comments=comments)


def imported(address: str, **given: Any) -> Import:
    return run_import(Import.objects.create(source="service", **given), Service(address))


def test_comments_of_a_service_come_to_the_article_that_is_here(article: ArticlePage, client: Any) -> None:
    done = imported("https://old.example/the-bath.html")

    assert done.counts == {
        "comment": {"published": {"added": 2}},
        "thread": {"published": {"unchanged": 1}},
    }
    assert "So <em>it</em> was." in client.get("/articles/the-bath/").text
    assert set(recount().values()) == {0}
    assert imported("https://old.example/the-bath.html").counts["comment"] == {"published": {"unchanged": 2}}


def test_a_dry_run_saves_none(article: ArticlePage) -> None:
    assert imported("https://old.example/the-bath.html", is_dry_run=True).counts["comment"]["published"] == {"added": 2}
    assert Comment.objects.count() == 0


def test_a_thread_without_an_article_is_left_out_and_named() -> None:
    done = imported("https://old.example/gone/")

    assert done.counts == {"comment": {"published": {"left out": 2}}, "thread": {"published": {"left out": 1}}}
    assert (
        texts(done, "left_out")[0]
        == "No article here was at https://old.example/gone/. Redirect it to one, and run the import again."
    )


def test_taking_it_back_leaves_the_article(article: ArticlePage, client: Any) -> None:
    done = imported("https://old.example/the-bath/")
    take_back(done)

    assert Comment.objects.count() == 0
    assert ArticlePage.objects.filter(pk=article.pk).exists()
    assert client.get("/articles/the-bath/").status_code == 200
    assert set(recount().values()) == {0}
