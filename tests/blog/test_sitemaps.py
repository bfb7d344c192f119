"""Which topics, authors and newsletters search engines are told of, and since when they are as they are."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from blog.models import ArticleIndexPage, ArticlePage, Newsletter
from blog.sitemaps import AuthorSitemap, ListingSitemap, NewsletterSitemap, TopicSitemap
from community.members.models import User
from tests.factories import ArticlePageFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.usefixtures("site_tree")
DAY = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)


def changed(article: ArticlePage, days: int) -> None:
    ArticlePage.objects.filter(pk=article.pk).update(last_published_at=DAY + timedelta(days=days))


def listed(sitemap: Any) -> list[tuple[str, Any]]:
    return [(entry["location"], entry["lastmod"]) for entry in sitemap.get_urls()]


@pytest.fixture
def sleep() -> Any:
    return TopicFactory(name="Sleep", slug="sleep")


class TestTopics:
    def test_each_once_with_its_last_change(self, sleep: Any, author: User) -> None:
        leave = TopicFactory(name="Leave", slug="leave")
        for days, topics in ((1, [sleep]), (5, [sleep, leave]), (3, [sleep])):
            changed(ArticlePageFactory(author=author, topics=topics), days)

        assert listed(TopicSitemap()) == [
            (f"http://testserver{leave.get_absolute_url()}", DAY + timedelta(days=5)),
            (f"http://testserver{sleep.get_absolute_url()}", DAY + timedelta(days=5)),
        ]

    def test_only_with_something_that_everybody_reads(self, sleep: Any, author: User) -> None:
        assert listed(TopicSitemap()) == []
        ArticlePageFactory(author=author, topics=[sleep], live=False)
        private = ArticlePageFactory(author=author, topics=[sleep])
        PageViewRestriction.objects.create(page=private, restriction_type="login")

        assert listed(TopicSitemap()) == []

    def test_what_is_private_does_not_say_when_it_changed(self, sleep: Any, author: User) -> None:
        changed(ArticlePageFactory(author=author, topics=[sleep]), 1)
        private = ArticlePageFactory(author=author, topics=[sleep])
        changed(private, 9)
        PageViewRestriction.objects.create(page=private, restriction_type="login")

        assert [at for _, at in listed(TopicSitemap())] == [DAY + timedelta(days=1)]

    def test_nothing_while_the_whole_index_is_private(self, sleep: Any, author: User) -> None:
        ArticlePageFactory(author=author, topics=[sleep])
        PageViewRestriction.objects.create(page=ArticleIndexPage.objects.get(), restriction_type="login")

        assert (listed(TopicSitemap()), listed(AuthorSitemap())) == ([], [])

    @pytest.mark.parametrize("number", [1, 6])
    def test_any_number_costs_the_same(self, author: User, django_assert_num_queries: Any, number: int) -> None:
        for _ in range(number):
            ArticlePageFactory(author=author, topics=[TopicFactory()])

        with django_assert_num_queries(2):
            assert len(listed(TopicSitemap())) == number


class TestAuthors:
    def test_each_once_with_their_last_change(self, author: User, editor: User) -> None:
        changed(ArticlePageFactory(author=author), 1)
        changed(ArticlePageFactory(authors=[author, editor]), 4)
        changed(ArticlePageFactory(author=author), 2)

        assert listed(AuthorSitemap()) == [
            ("http://testserver/authors/marisol/", DAY + timedelta(days=4)),
            ("http://testserver/authors/rosa/", DAY + timedelta(days=4)),
        ]

    def test_not_who_left_nor_who_published_nothing(self, author: User, member: User) -> None:
        ArticlePageFactory(author=author)
        ArticlePageFactory(author=member, live=False)
        gone = UserFactory(is_active=False)
        ArticlePageFactory(author=gone)
        ArticlePageFactory(author=None)

        assert [address for address, _ in listed(AuthorSitemap())] == ["http://testserver/authors/rosa/"]

    def test_every_address_in_it_is_a_page(self, client: Any, author: User, sleep: Any) -> None:
        ArticlePageFactory(author=author, topics=[sleep])

        for address, _ in [*listed(AuthorSitemap()), *listed(TopicSitemap())]:
            assert client.get(address.removeprefix("http://testserver")).status_code == 200


class TestNewsletters:
    def sent(self, days: int, status: str = "sent", **given: Any) -> Newsletter:
        return Newsletter.objects.create(
            article=ArticlePageFactory(**given),
            title="x",
            subject="x",
            status=status,
            tested_at=DAY,
            started_at=DAY + timedelta(days=days),
            send_at=DAY,
        )

    def test_the_list_alone_as_of_the_last_that_was_sent(self) -> None:
        for days in (1, 7, 3):
            self.sent(days)

        assert listed(NewsletterSitemap()) == [("http://testserver/newsletter/", DAY + timedelta(days=7))]

    @pytest.mark.parametrize("status", ["draft", "scheduled", "sending", "stopped"])
    def test_none_before_one_was_sent(self, status: str) -> None:
        self.sent(1, status)

        assert listed(NewsletterSitemap()) == []

    def test_one_of_an_article_that_was_taken_off_does_not_count(self) -> None:
        self.sent(1)
        self.sent(5, live=False)
        PageViewRestriction.objects.create(page=self.sent(9).article, restriction_type="login")

        assert [at for _, at in listed(NewsletterSitemap())] == [DAY + timedelta(days=1)]


@pytest.mark.parametrize(
    ("address", "protocol", "domain"),
    [("http://testserver", "http", "testserver"), ("https://juggle.example:8443", "https", "juggle.example:8443")],
)
def test_addresses_are_those_of_the_site_whoever_asks(settings: Any, address: str, protocol: str, domain: str) -> None:
    settings.SITE_URL = address

    assert (ListingSitemap().get_protocol("ftp"), ListingSitemap().get_domain("evil.example")) == (protocol, domain)
