from datetime import UTC, datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage, AuthorProfile
from blog.models.related_content import related_content
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory

DAY = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)


def neighbours_of(article: ArticlePage) -> tuple[ArticlePage | None, ArticlePage | None]:
    found = related_content(article, among=ArticlePage.objects.readable())
    return found.previous, found.next


def linking_to(article: ArticlePage, **changes: Any) -> ArticlePage:
    return ArticlePageFactory(
        body=[("text", f'<p>As <a linktype="page" id="{article.pk}">she wrote</a>.</p>')], **changes
    )


def page_at(client: Any, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).text, "html.parser")


def test_neighbours_are_the_nearest_by_date_whatever_their_order_in_the_tree(site_tree: Any) -> None:
    newest, oldest, middle = (ArticlePageFactory(published_at=DAY + timedelta(days=days)) for days in (2, 0, 1))

    assert [neighbours_of(each) for each in (oldest, middle, newest)] == [
        (None, middle),
        (oldest, newest),
        (middle, None),
    ]


def test_articles_of_the_same_moment_each_have_their_place(site_tree: Any) -> None:
    first, second, third = ArticlePageFactory.create_batch(3, published_at=DAY)

    assert [neighbours_of(each) for each in (first, second, third)] == [(None, second), (first, third), (second, None)]


def test_parts_of_the_story_and_mentions_are_no_nearer_than_the_neighbours(site_tree: Any) -> None:
    first, before, here, after, last = (ArticlePageFactory(published_at=DAY + timedelta(days=n)) for n in range(5))
    ArticlePage.objects.filter(pk=last.pk).update(follows=here)
    ArticlePage.objects.filter(pk=here.pk).update(follows=first)
    linking_to(here, published_at=DAY - timedelta(days=3))

    assert neighbours_of(ArticlePage.objects.get(pk=here.pk)) == (before, after)


def test_draft_has_no_neighbours(site_tree: Any) -> None:
    ArticlePageFactory()

    assert neighbours_of(ArticlePageFactory(live=False, published_at=None)) == (None, None)
    assert neighbours_of(ArticlePage(title="Not saved")) == (None, None)


def test_the_way_on_leads_past_what_cannot_be_read(client: Any, site_tree: Any) -> None:
    ArticlePageFactory(title="First", slug="first", published_at=DAY)
    ArticlePageFactory(live=False, published_at=DAY + timedelta(days=1))
    private = ArticlePageFactory(published_at=DAY + timedelta(days=2))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    ArticlePageFactory(title="Last", published_at=DAY + timedelta(days=3))

    links = page_at(client, "/articles/first/").select(".prev-next a")

    assert [(link["rel"], link.select_one("span").string) for link in links] == [(["next"], "Last")]


class TestMentions:
    def test_article_that_links_here_is_named_after_the_conversation_and_not_counted(
        self, client: Any, article: ArticlePage
    ) -> None:
        CommentFactory(target=article)
        linking_to(article, title="What the gardening is for")
        ArticlePageFactory(title="Another")

        page = page_at(client, "/articles/the-bath/")

        assert [link.text for link in page.select("#conversation ~ .after-article .mentions a")] == [
            "What the gardening is for"
        ]
        assert page.select_one("#conversation h2").text.strip() == "1 comment"

    def test_newest_mention_stands_first_and_each_article_once(self, article: ArticlePage) -> None:
        link = f'<a linktype="page" id="{article.pk}">it</a>'
        old = ArticlePageFactory(published_at=DAY, body=[("text", f"<p>{link} and {link}</p>"), ("text", link)])
        new = linking_to(article, published_at=DAY + timedelta(days=1))

        assert related_content(article, among=ArticlePage.objects.readable()).mentioned_in == [new, old]

    def test_drafts_private_articles_and_links_taken_out_are_not_named(self, article: ArticlePage) -> None:
        linking_to(article, live=False)
        PageViewRestriction.objects.create(page=linking_to(article), restriction_type="login")
        changed = linking_to(article)
        changed.body = [("text", "<p>Never mind.</p>")]
        changed.save()

        assert related_content(article, among=ArticlePage.objects.readable()).mentioned_in == []

    def test_following_up_is_not_mentioning(self, article: ArticlePage) -> None:
        ArticlePageFactory(follows=article)

        assert related_content(article, among=ArticlePage.objects.readable()).mentioned_in == []

    def test_article_that_links_to_itself_does_not_mention_itself(self, article: ArticlePage) -> None:
        article.body = [("text", f'<p><a linktype="page" id="{article.pk}">above</a></p>')]
        article.save()

        assert related_content(article, among=ArticlePage.objects.readable()).mentioned_in == []


def test_the_one_article_to_go_on_with_is_the_next_part_or_the_closest_on_the_same_topics(site_tree: Any) -> None:
    topic = TopicFactory()
    first = ArticlePageFactory(published_at=DAY, topics=[topic])
    second = ArticlePageFactory(published_at=DAY + timedelta(days=1), follows=first, topics=[topic])
    other = ArticlePageFactory(published_at=DAY + timedelta(days=2), topics=[topic])
    alone = ArticlePageFactory(published_at=DAY + timedelta(days=3))

    def goes_on_with(article: ArticlePage) -> tuple[ArticlePage | None, ArticlePage | None]:
        found = related_content(ArticlePage.objects.get(pk=article.pk), among=ArticlePage.objects.readable())
        return found.next_part, found.read_next

    assert [goes_on_with(each) for each in (first, second, alone)] == [(second, second), (None, other), (None, None)]


def test_an_article_ends_with_its_authors_and_the_one_to_read_next(client: Any, article: ArticlePage) -> None:
    [authorship] = article.authorships.all()
    AuthorProfile.objects.create(user=authorship.user, credentials="Software developer, Leeds.", bio="<p>I write.</p>")
    part = ArticlePageFactory(follows=article)
    ArticlePage.objects.filter(pk=part.pk).update(published_at=article.published_at + timedelta(days=1))

    page = page_at(client, "/articles/the-bath/")

    assert page.select_one(".author-box h2 a")["href"] == "/authors/rosa/"
    assert [each.text for each in page.select(".author-box p")] == [
        "Software developer, Leeds.",
        "I write.",
        f"All articles by {authorship.user}",
    ]
    assert page.select_one(".next-card .kind").text == "Next in this story"
    assert page.select_one(".next-card a")["href"] == part.get_absolute_url()
    order = [".prose", ".author-box", ".next-card", "#conversation", ".story-so-far"]
    places = [str(page).index(str(page.select_one(each))) for each in order]
    assert places == sorted(places)
