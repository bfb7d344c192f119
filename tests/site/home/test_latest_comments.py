from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories import ArticlePageFactory, CommentFactory


def excerpts(response: Any) -> list[str]:
    assert response.status_code == 200
    return [excerpt.text for excerpt in BeautifulSoup(response.text, "html.parser").select(".latest .excerpt")]


def test_comments_of_all_articles_are_listed_newest_first(client: Any, article: Any) -> None:
    CommentFactory(target=article, body="First")
    CommentFactory(body="Second")
    CommentFactory(target=article, member=None, guest_name="Ann", guest_email="ann@example.org", body="Third")

    assert excerpts(client.get("/conversations/")) == ["Third", "Second", "First"]


@pytest.mark.parametrize("status", ["held", "unconfirmed", "spam"])
def test_comments_that_are_not_published_are_not_listed(client: Any, article: Any, moderator: Any, status: str) -> None:
    CommentFactory(target=article, status=status)
    client.force_login(moderator)

    assert excerpts(client.get("/conversations/")) == []


def test_answers_in_discussions_are_listed(client: Any, article: Any, discussion: Any) -> None:
    CommentFactory(target=article, body="Below an article")
    CommentFactory(target=discussion, body="In a discussion")

    assert excerpts(client.get("/conversations/")) == ["In a discussion", "Below an article"]


def test_answers_in_a_discussion_that_waits_are_not_listed(client: Any, article: Any, discussion: Any) -> None:
    CommentFactory(target=discussion, body="In a discussion")
    type(discussion).objects.update(is_published=False)

    assert excerpts(client.get("/conversations/")) == []


def test_comments_on_what_not_everybody_may_read_are_not_listed(client: Any, site_tree: Any) -> None:
    private, withdrawn = ArticlePageFactory(), ArticlePageFactory()
    for article in (private, withdrawn):
        CommentFactory(target=article)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    withdrawn.unpublish()

    assert excerpts(client.get("/conversations/")) == []


def test_the_next_page_goes_on_where_this_one_ended(client: Any, article: Any, member: Any) -> None:
    for number in range(31):
        CommentFactory(target=article, member=member, body=f"Number {number}")

    first = client.get("/conversations/")
    following = BeautifulSoup(first.text, "html.parser").select_one('.pagination a[rel="next"]')
    CommentFactory(target=article, member=member, body="Said meanwhile")
    second = client.get("/conversations/" + following["href"])

    assert excerpts(first) == [f"Number {number}" for number in range(30, 0, -1)]
    assert excerpts(second) == ["Number 0"]


def test_search_engines_are_shown_the_first_page_alone(client: Any, article: Any) -> None:
    """What stands on a later page moves on with each comment, so its address is nothing to keep."""
    CommentFactory(target=article)

    def canonical_and_robots(address: str) -> tuple[list[str], list[str]]:
        page = BeautifulSoup(client.get(address).text, "html.parser")
        links, robots = page.select('link[rel="canonical"]'), page.select('meta[name="robots"]')
        return [link["href"] for link in links], [meta["content"] for meta in robots]

    for path, later in (("/conversations/", "?before=1"), ("/discussions/", "?sort=new&before=1")):
        first = ([f"http://testserver{path}"], [])
        assert [canonical_and_robots(path), canonical_and_robots(f"{path}?before=abc")] == [first, first]
        assert canonical_and_robots(f"{path}{later}") == ([], ["noindex"])


@pytest.mark.parametrize("before", ["abc", "-1", "%00", "", "٣", "1.5"])
def test_place_that_makes_no_sense_is_the_beginning(client: Any, article: Any, before: str) -> None:
    CommentFactory(target=article, body="Here")

    assert excerpts(client.get(f"/conversations/?before={before}")) == ["Here"]


def test_place_beyond_any_comment_is_no_error(client: Any, article: Any) -> None:
    CommentFactory(target=article, body="Here")

    assert excerpts(client.get(f"/conversations/?before={'9' * 5000}")) == ["Here"]
    assert excerpts(client.get("/conversations/?before=0")) == []


def test_three_comments_cost_as_many_queries_as_one(client: Any, article: Any, django_assert_num_queries: Any) -> None:
    CommentFactory(target=article)
    client.get("/conversations/")
    with django_assert_num_queries(2):
        client.get("/conversations/")
    CommentFactory(target=article)
    CommentFactory()

    with django_assert_num_queries(2):
        client.get("/conversations/")
