from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from blog.follows.article_notifications import subscribers_of
from blog.follows.follow_targets import add_follow
from blog.models import ArticlePage, AuthorProfile, Follow
from tests.factories import ArticlePageFactory, TopicFactory, UserFactory


def followed(member: Any) -> list[Any]:
    return [row.story or row.topic or row.author for row in Follow.objects.filter(member=member)]


@pytest.fixture
def topic(article: ArticlePage) -> Any:
    topic = TopicFactory(slug="boundaries", name="Boundaries")
    article.topics = [topic]
    article.save()
    return topic


def test_stranger_is_led_to_sign_in_and_back(client: Any, article: ArticlePage, member: Any) -> None:
    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")
    link = page.select_one(".byline-row > a")

    response = client.get(link["href"])

    assert link.text == "Follow this story"
    assert response.url == f"/account/login/?next=/following/story/{article.pk}/"
    assert page.select("form[method=post]") == []
    client.force_login(member)
    assert "You will be told when the next part appears." in client.get(link["href"]).text
    assert followed(member) == []


def test_member_follows_and_stops(client: Any, article: ArticlePage, topic: Any, author: Any, member: Any) -> None:
    client.force_login(member)
    places = {
        f"/following/story/{article.pk}/": "/articles/the-bath/",
        "/following/topic/boundaries/": "/articles/topics/boundaries/",
        "/following/author/rosa/": "/authors/rosa/",
    }

    for address, back in places.items():
        for _ in range(2):
            assert client.post(address, {"act": "follow"}).url == f"{back}#follow-button"
        button = BeautifulSoup(client.get(back).text, "html.parser").select_one(f'form[action="{address}"]')
        assert button.button.text == f"Unfollow this {address.split('/')[2]}"
    assert followed(member) == [article, topic, author]
    listed = client.get("/following/").text
    assert [name in listed for name in (article.title, "Boundaries", "Rosa Okafor")] == [True, True, True]

    for address, back in places.items():
        assert client.post(address, {"act": "unfollow"}).url == f"{back}#follow-button"
    assert followed(member) == []
    assert "Nothing yet" in client.get("/following/").text


def stop_buttons(client: Any) -> list[str]:
    page = BeautifulSoup(client.get("/following/").text, "html.parser")
    return [form["action"] for form in page.select(".followed-list form")]


def test_what_can_no_longer_be_read_is_named_without_a_link_and_can_be_stopped(
    client: Any, article: ArticlePage, author: Any, member: Any, other_member: Any
) -> None:
    add_follow(other_member, "author", author)
    add_follow(member, "story", article)
    add_follow(member, "author", author)
    article.unpublish()
    author.is_active = False
    author.save()
    client.force_login(member)

    rows = BeautifulSoup(client.get("/following/").text, "html.parser").select(".followed-list > li")
    assert [(row.contents[0].strip().split("\n")[0], row.a) for row in rows] == [
        (article.title, None),
        ("Rosa Okafor", None),
    ]
    theirs = f"/following/{Follow.objects.get(member=other_member).pk}/stop/"
    for address in [*stop_buttons(client), theirs]:
        count = Follow.objects.count()
        assert (client.get(address).url, Follow.objects.count()) == ("/following/", count)
        assert client.post(address).url == "/following/#followed"
    assert (stop_buttons(client), followed(member), followed(other_member)) == ([], [], [author])


def test_author_who_has_only_introduced_themselves_can_be_followed(client: Any, author: Any, member: Any) -> None:
    AuthorProfile.objects.create(user=author, bio="<p>Nurse.</p>")
    client.force_login(member)
    form = BeautifulSoup(client.get("/authors/rosa/").text, "html.parser").select_one("form.follow")

    client.post(form["action"], {"act": "follow"})

    assert followed(member) == [author]


def test_story_is_one_thing_from_whichever_part_it_is_followed(client: Any, article: ArticlePage, member: Any) -> None:
    second = ArticlePageFactory(follows=article)
    third = ArticlePageFactory(follows=second)
    client.force_login(member)

    client.post(f"/following/story/{third.pk}/")
    client.post(f"/following/story/{second.pk}/")

    assert followed(member) == [article]
    client.post(f"/following/story/{second.pk}/", {"act": "unfollow"})
    assert followed(member) == []


def test_only_reading_the_page_follows_nothing(client: Any, article: ArticlePage, member: Any) -> None:
    client.force_login(member)

    client.get(f"/following/story/{article.pk}/?act=follow")
    client.head(f"/following/story/{article.pk}/")

    assert followed(member) == []


@pytest.mark.parametrize(
    "address", ["story/999999/", "story/x/", f"story/{'9' * 60}/", "topic/nothing/", "author/nobody/", "wish/1/"]
)
def test_what_is_not_there_cannot_be_followed(client: Any, article: ArticlePage, member: Any, address: str) -> None:
    client.force_login(member)

    assert client.post(f"/following/{address}").status_code == 404


def test_article_that_is_not_for_everybody_offers_no_following(client: Any, article: ArticlePage, member: Any) -> None:
    """Its parts are told to nobody, and the button would lead to a page that is not there."""
    client.force_login(member)
    button = f"/following/story/{article.pk}/"
    assert button in client.get("/articles/the-bath/").text

    PageViewRestriction.objects.create(page=article, restriction_type="login")

    assert button not in client.get("/articles/the-bath/").text


def test_drafts_and_members_who_wrote_nothing_cannot_be_followed(client: Any, member: Any) -> None:
    draft = ArticlePageFactory(live=False)
    client.force_login(member)

    assert client.post(f"/following/story/{draft.pk}/").status_code == 404
    assert client.post(f"/following/author/{member.username}/").status_code == 404


def test_members_see_only_their_own(client: Any, article: ArticlePage, member: Any, other_member: Any) -> None:
    add_follow(other_member, "story", article)
    client.force_login(member)

    assert article.title not in BeautifulSoup(client.get("/following/").text, "html.parser").main.text


def test_list_costs_the_same_for_three_as_for_one(client: Any, member: Any, django_assert_num_queries: Any) -> None:
    def one_more() -> None:
        add_follow(member, "story", ArticlePageFactory())
        add_follow(member, "author", ArticlePageFactory().authors[0])
        add_follow(member, "topic", TopicFactory())

    client.force_login(member)
    one_more()
    client.get("/following/")
    with django_assert_num_queries(5):
        client.get("/following/")
    one_more()
    one_more()

    with django_assert_num_queries(5):
        client.get("/following/")


class TestSubscribersOfAnArticle:
    def test_each_follower_of_its_topics_and_authors_once(
        self, article: ArticlePage, topic: Any, author: Any, member: Any, other_member: Any
    ) -> None:
        for follower, kind, thing in [
            (member, "topic", topic),
            (member, "author", author),
            (other_member, "author", author),
            (UserFactory(), "topic", TopicFactory()),
            (UserFactory(), "story", article),
            (UserFactory(is_active=False), "topic", topic),
        ]:
            add_follow(follower, kind, thing)

        assert subscribers_of(article) == [member, other_member]

    def test_not_those_who_wrote_it(self, article: ArticlePage, topic: Any, author: Any) -> None:
        add_follow(author, "topic", topic)

        assert subscribers_of(article) == []
