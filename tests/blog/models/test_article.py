from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage, ArticleUpdate
from community.comments.targets import Target, find_target
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory


def page_at(client: Any, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def test_article_is_something_to_talk_about(article: ArticlePage) -> None:
    assert isinstance(article, Target)
    assert find_target("blog.articlepage", article.pk) == article


def test_article_page_says_what_by_whom_when_and_how_long(client: Any, article: ArticlePage) -> None:
    article.topics = [TopicFactory(name="Boundaries", slug="boundaries")]
    article.published_at = timezone.datetime(2026, 2, 27, 19, 40, tzinfo=timezone.get_default_timezone())
    article.save()
    CommentFactory(target=article)

    page = page_at(client, "/articles/the-bath/")

    assert page.h1.text == "The meeting ran over and so did the bath"
    assert page.select_one(".standfirst").text == "What happened on a Tuesday."
    assert [(chip.text, chip["href"]) for chip in page.select(".eyebrow a")] == [
        ("Boundaries", "/articles/topics/boundaries/")
    ]
    assert " ".join(page.select_one(".byline > span:last-child").text.split()) == (
        "Rosa Okafor · 27 February 2026 1 min read · 1 comment"
    )
    assert page.select_one(".byline a.author")["href"] == "/authors/rosa/"
    assert page.select_one('.byline a[href="#conversation"]') is not None
    assert page.select_one('link[rel="canonical"]')["href"] == "http://testserver/articles/the-bath/"
    assert page.select_one('meta[name="description"]')["content"] == "What happened on a Tuesday."


def test_first_publication_gives_the_date_and_later_ones_keep_it(article: ArticlePage) -> None:
    draft = ArticlePageFactory(live=False, published_at=None)
    assert draft.published_at is None

    draft.save_revision().publish()
    first = ArticlePage.objects.get(pk=draft.pk)
    first.save_revision().publish()

    assert first.published_at is not None
    assert ArticlePage.objects.get(pk=draft.pk).published_at == first.published_at


def test_copy_has_the_date_of_its_own_publication(article: ArticlePage) -> None:
    article.published_at = datetime(2020, 1, 1, tzinfo=UTC)
    article.save_revision().publish()

    copy = article.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert copy.published_at is None
    copy.get_latest_revision().publish()

    copy.refresh_from_db()
    assert copy.published_at == copy.first_published_at > article.published_at


def test_article_without_an_author_belongs_to_whoever_made_it(author: Any) -> None:
    assert ArticlePageFactory(author=None, owner=author).authors == [author]


def test_article_outlives_its_author(client: Any, article: ArticlePage, author: Any) -> None:
    CommentFactory(target=article, member=author)
    author.delete()

    page = page_at(client, "/articles/the-bath/")

    assert "A former member" in page.select_one(".byline").text
    assert page.select_one(".byline a.author") is None
    assert ArticlePage.objects.get().comment_authors() == set()
    assert client.get("/").status_code == client.get("/articles/").status_code == 200


def test_author_who_left_is_named_but_leads_nowhere(client: Any, article: ArticlePage, author: Any) -> None:
    author.is_active = False
    author.save()

    byline = page_at(client, "/articles/the-bath/").select_one(".byline")

    assert "Rosa Okafor" in byline.text
    assert byline.select_one("a.author") is None


def test_comments_by_the_author_carry_the_mark(article: ArticlePage, author: Any) -> None:
    assert article.comment_authors() == {author.pk}


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "W" * 255, '"><img src=x onerror=alert(1)>'])
def test_any_title_is_only_a_title(client: Any, site_tree: Any, title: str) -> None:
    ArticlePageFactory(title=title, slug="odd")

    for address in ["/articles/odd/", "/articles/", "/"]:
        page = page_at(client, address)
        assert title in page.main.text
        scripts = [script for script in page.find_all("script") if not script.get("src")]
        assert {script.get("type") for script in scripts} <= {"application/ld+json"}
        assert page.find_all("img", src="x") == []


@pytest.mark.parametrize("slug", ["archive", "feed", "tags", "topics"])
def test_article_cannot_take_an_address_of_the_site(site_tree: Any, slug: str) -> None:
    with pytest.raises(ValidationError, match="taken by the site"):
        ArticlePageFactory(slug=slug)


class TestUpdatesAndStory:
    def test_updates_stand_on_top_newest_first(self, client: Any, article: ArticlePage) -> None:
        for day, text in [("2026-03-01", "Daniel has read this."), ("2026-05-10", "It goes on.")]:
            ArticleUpdate.objects.create(page=article, written_on=day, text=f"<p>{text}</p>")

        page = page_at(client, "/articles/the-bath/")

        assert [update.p.text for update in page.select(".update")] == ["It goes on.", "Daniel has read this."]

    def test_an_update_is_told_once_and_the_list_of_changes_leads_to_it(
        self, client: Any, article: ArticlePage
    ) -> None:
        for day, kind in [("2026-03-01", "update"), ("2026-04-01", "correction"), ("2026-05-10", "update")]:
            ArticleUpdate.objects.create(page=article, written_on=day, kind=kind, text=f"<p>Words of {day}.</p>")

        page = page_at(client, "/articles/the-bath/")

        assert {day: page.text.count(f"Words of {day}.") for day in ("2026-03-01", "2026-04-01", "2026-05-10")} == {
            "2026-03-01": 1,
            "2026-04-01": 1,
            "2026-05-10": 1,
        }
        links = page.select(".changes a.chip")
        assert [page.find(id=link["href"].removeprefix("#")).p.text for link in links] == [
            "Words of 2026-03-01.",
            "Words of 2026-05-10.",
        ]

    def test_what_has_changed_is_told_once_on_the_page_of_the_part(self, client: Any, article: ArticlePage) -> None:
        second = ArticlePageFactory(follows=article, changed="A new call.", replaces_earlier=True)

        for part in (article, second):
            assert page_at(client, part.get_absolute_url()).text.count("A new call.") == 1

    def test_article_alone_shows_no_story(self, client: Any, article: ArticlePage) -> None:
        assert page_at(client, "/articles/the-bath/").select(".story-so-far") == []

    def test_every_part_shows_the_whole_chain_in_order(self, client: Any, article: ArticlePage) -> None:
        now = timezone.now()
        second = ArticlePageFactory(
            title="Steadier", follows=article, changed="A new call.", published_at=now + timedelta(hours=1)
        )
        third = ArticlePageFactory(title="At seven", follows=second, published_at=now + timedelta(hours=2))

        for part in (article, second, third):
            page = page_at(client, part.get_absolute_url())
            titles = [next(item.stripped_strings) for item in page.select(".story-so-far li")]
            assert titles == [article.title, "Steadier", "At seven"]
            assert next(page.select_one(".story-so-far li[aria-current]").stripped_strings) == part.title
        assert "This continues Steadier." in page.select_one(".update").text

    def test_unpublished_and_private_parts_are_left_out(self, client: Any, article: ArticlePage) -> None:
        draft = ArticlePageFactory(title="Draft", follows=article, live=False)
        private = ArticlePageFactory(title="Private", follows=article)
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        ArticlePageFactory(title="Part of the draft", follows=draft)

        page = page_at(client, "/articles/the-bath/")

        assert [link.text for link in page.select(".story-so-far a")] == ["Part of the draft"]

    def test_removing_a_part_leaves_the_others(self, client: Any, article: ArticlePage) -> None:
        second = ArticlePageFactory(follows=article)
        article.delete()

        assert ArticlePage.objects.get(pk=second.pk).follows is None
        assert client.get(second.get_absolute_url()).status_code == 200

    def test_article_cannot_follow_itself_or_what_follows_it(self, article: ArticlePage) -> None:
        second = ArticlePageFactory(follows=article)
        third = ArticlePageFactory(follows=second)

        for later in (article, second, third):
            article.follows = later
            with pytest.raises(ValidationError, match="later part of this story"):
                article.full_clean()

    def test_loop_that_got_into_the_table_ends_all_the_same(self, client: Any, article: ArticlePage) -> None:
        second = ArticlePageFactory(follows=article)
        ArticlePage.objects.filter(pk=article.pk).update(follows=second)

        assert client.get("/articles/the-bath/").status_code == 200
        assert client.get(second.get_absolute_url()).status_code == 200


def test_later_page_of_the_conversation_is_its_own_and_another_order_is_not(client: Any, article: ArticlePage) -> None:
    comment, last = CommentFactory.create_batch(2, target=article)
    elsewhere = CommentFactory()

    def canonical(query: str) -> str:
        return page_at(client, f"/articles/the-bath/{query}").select_one('link[rel="canonical"]')["href"]

    whole = "http://testserver/articles/the-bath/"
    after = f"?after={comment.pk}"
    assert [canonical(query) for query in (after, f"{after}&utm=x")] == [whole + after] * 2
    first_page = ("", "?after=x", f"?sort=newest&{after[1:]}", "?after=99999", f"?after={last.pk}")
    assert {canonical(query) for query in (*first_page, f"?after={elsewhere.pk}", f"?before={last.pk}")} == {whole}


@pytest.mark.parametrize("address", ["/", "/articles/", "/articles/the-bath/"])
def test_pages_are_read_and_nothing_else(client: Any, article: ArticlePage, address: str) -> None:
    answers = [getattr(client, method)(address) for method in ("put", "patch", "delete", "post")]

    assert [(answer.status_code, answer["Allow"]) for answer in answers] == [(405, "GET, HEAD, OPTIONS")] * 4
    assert client.head(address).status_code == 200
