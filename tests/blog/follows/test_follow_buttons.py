"""The button on the pages of a story, a topic and an author. The view itself: tests/community/notifications."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from blog.follows.follow_targets import AUTHOR, STORY, TOPIC
from blog.models import ArticlePage
from community.notifications.following.follow_kinds import NOT_PUBLIC
from community.notifications.following.subscriptions import follow
from community.notifications.models import Subscription
from tests.factories import ArticlePageFactory, TopicFactory


def followed(member: Any) -> list[Any]:
    return [row.target for row in Subscription.objects.by(member)]


@pytest.fixture
def topic(article: ArticlePage) -> Any:
    topic = TopicFactory(slug="boundaries", name="Boundaries")
    article.topics = [topic]
    article.save()
    return topic


def test_stranger_is_led_to_sign_in_and_back(client: Any, article: ArticlePage) -> None:
    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")
    link = page.select_one(".byline-row #follow-story")

    assert link.text == "Follow this story"
    assert link["href"] == "/account/login/?next=/articles/the-bath/%23follow-story"
    assert page.select("form[method=post]") == []
    assert "csrftoken" not in client.cookies


def test_member_follows_and_unfollows(client: Any, article: ArticlePage, topic: Any, author: Any, member: Any) -> None:
    client.force_login(member)
    places = {
        ("story", str(article.pk)): "/articles/the-bath/",
        ("topic", "boundaries"): "/articles/topics/boundaries/",
        ("author", "rosa"): "/authors/rosa/",
    }

    for (kind, key), back in places.items():
        address = f"/notifications/following/{kind}/{key}/"
        for _ in range(2):
            assert client.post(address, {"follow": "yes"}).url == f"{back}#follow-{kind}"
        button = BeautifulSoup(client.get(back).text, "html.parser").select_one(f'form[action="{address}"] button')
        assert (button.text, button["value"]) == (f"Unfollow this {kind}", "no")
    assert followed(member) == [article, topic, author]

    for kind, key in places:
        client.post(f"/notifications/following/{kind}/{key}/", {"follow": "no"})
    assert followed(member) == []


def test_what_can_no_longer_be_read_has_no_link_and_can_be_unfollowed(
    client: Any, article: ArticlePage, author: Any, member: Any
) -> None:
    follow(member, STORY, article)
    follow(member, AUTHOR, author)
    article.unpublish()
    author.is_active = False
    author.save()
    client.force_login(member)

    page = BeautifulSoup(client.get("/notifications/following/").text, "html.parser")
    rows = page.select(".followed-list > li")
    assert [(row.span.text, row.a) for row in rows] == [(NOT_PUBLIC, None), ("Rosa Okafor", None)]
    for button in page.select(".followed-list button"):
        assert client.post(button["formaction"]).url == "/notifications/following/#followed"
    assert followed(member) == []


def test_article_that_is_not_for_everybody_offers_no_following(client: Any, article: ArticlePage, member: Any) -> None:
    """Nobody is notified of its parts, and the button would lead to a page that is not found."""
    client.force_login(member)
    button = f"/notifications/following/story/{article.pk}/"
    assert button in client.get("/articles/the-bath/").text

    PageViewRestriction.objects.create(page=article, restriction_type="login")

    assert button not in client.get("/articles/the-bath/").text


@pytest.mark.parametrize(
    "address", ["story/999999/", "story/x/", f"story/{'9' * 60}/", "topic/nothing/", "author/nobody/", "wish/1/"]
)
def test_what_is_not_there_cannot_be_followed(client: Any, article: ArticlePage, member: Any, address: str) -> None:
    client.force_login(member)

    assert client.post(f"/notifications/following/{address}").status_code == 404


def test_list_costs_the_same_for_three_as_for_one(client: Any, member: Any, django_assert_num_queries: Any) -> None:
    def one_more() -> None:
        follow(member, STORY, ArticlePageFactory())
        follow(member, AUTHOR, ArticlePageFactory().authors[0])
        follow(member, TOPIC, TopicFactory())

    client.force_login(member)
    one_more()
    client.get("/notifications/following/")
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get("/notifications/following/")
    one_more()
    one_more()

    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get("/notifications/following/")


#: Session, member, subscriptions, one for each of three kinds (two for articles, their topics, and who may read them),
#: the bell.
QUERIES_OF_THE_LIST = 10
