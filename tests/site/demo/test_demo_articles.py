from wagtail.images.models import Rendition

from blog.models import ArticlePage
from blog.models.story import stories_of
from demo.loading.content_files import read_articles


def test_every_block_is_used_and_none_would_be_refused(demo: str) -> None:
    body = ArticlePage._meta.get_field("body").stream_block
    used = set()

    for article in ArticlePage.objects.all():
        body.clean(article.body)
        used |= {part.block_type for part in article.body}

    assert used == set(body.child_blocks)


def test_readers_wait_for_no_picture(demo: str, client) -> None:
    made = Rendition.objects.count()

    for address in ["/", "/articles/", *(f"/articles/{row['slug']}/" for row in read_articles())]:
        assert client.get(address).status_code == 200

    assert Rendition.objects.count() == made


def test_every_picture_has_an_alternative_text(demo: str) -> None:
    articles = [article for article in ArticlePage.objects.all() if article.picture]
    in_text = [part.value for article in articles for part in article.body if part.block_type == "picture"]

    assert len(articles) == len(in_text) == 6
    assert all(article.picture_alternative for article in articles)
    assert all(value["alternative"] for value in in_text)


def test_every_kind_of_article_can_be_seen(demo: str) -> None:
    articles = list(ArticlePage.objects.all())
    by_handle = {article.slug: [str(author) for author in article.authors] for article in articles}
    stories = {frozenset(part.slug for part in story) for story in stories_of(articles).values()}

    assert {slug for slug, authors in by_handle.items() if len(authors) > 1} == {"two-calendars-on-one-table"}
    assert by_handle["two-calendars-on-one-table"] == ["Henrik Lindqvist", "Owen Prydderch"]
    assert sorted(map(len, stories)) == [2, 3]
    assert {article.slug for article in articles if article.replaces_earlier} == {"the-bath-is-at-seven-now"}
    assert {update.kind for article in articles for update in article.updates.all()} == {"update", "correction"}
    assert {bool(article.picture) for article in articles} == {True, False}
