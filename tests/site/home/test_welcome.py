"""The page after joining, with three things to do."""

import pytest
from bs4 import BeautifulSoup

from blog.models import Topic
from community.notifications.models import Subscription
from tests.factories import ArticlePageFactory, TopicFactory


@pytest.fixture
def own(client, member, site_tree):
    client.force_login(member)
    return client


def things(response) -> list[str]:
    return [heading.text for heading in BeautifulSoup(response.text, "html.parser").select(".panel > h2")]


def followed(member) -> set[str]:
    keys = Subscription.objects.by(member).values_list("object_id", flat=True)
    return set(Topic.objects.filter(pk__in=[int(key) for key in keys]).values_list("slug", flat=True))


def test_there_are_three_things_to_do(own) -> None:
    TopicFactory()

    assert things(own.get("/welcome/")) == [
        "1. What shall we call you?",
        "2. What would you like to hear about?",
        "3. Say a first hello",
    ]


def test_the_name_can_be_changed_and_the_next_thing_is_there(own, member) -> None:
    answer = own.post("/welcome/?next=/articles/", {"act": "name", "display_name": "  Jo   "})

    member.refresh_from_db()
    assert member.display_name == "Jo"
    assert answer["Location"] == "/welcome/?next=%2Farticles%2F#topics"


def test_a_name_that_nobody_may_have_is_refused_with_the_reason(own, member) -> None:
    answer = own.post("/welcome/", {"act": "name", "display_name": "Moderator"})

    assert answer.status_code == 422
    assert "could be taken for the team" in answer.text
    assert "Error: Welcome" in answer.text
    member.refresh_from_db()
    assert member.display_name == "Jonas M."


def test_topics_are_followed_as_they_are_ticked(own, member) -> None:
    hours, leave = TopicFactory(slug="hours"), TopicFactory(slug="leave")

    own.post("/welcome/", {"act": "topics", "topic": [hours.slug, leave.slug, "no-such"]})
    both = followed(member)
    answer = own.post("/welcome/", {"act": "topics", "topic": [leave.slug]}, follow=True)

    assert (both, followed(member)) == ({"hours", "leave"}, {"leave"})
    assert "You follow 1 topic." in answer.text
    page = BeautifulSoup(answer.text, "html.parser")
    assert [box["value"] for box in page.select("input[name=topic][checked]")] == ["leave"]


def test_the_first_hello_leads_to_where_one_writes(own) -> None:
    assert 'href="/discussions/new/">Start a discussion</a>' in own.get("/welcome/").text

    article = ArticlePageFactory()

    assert f'href="{article.get_url()}#conversation">Say so</a>' in own.get("/welcome/").text


@pytest.mark.parametrize(
    ("query", "leads_to"),
    [("", "/"), ("?next=/articles/x/%23write", "/articles/x/#write"), ("?next=https://elsewhere.example/", "/")],
)
def test_one_goes_on_where_one_was(own, query, leads_to) -> None:
    links = BeautifulSoup(own.get(f"/welcome/{query}").text, "html.parser").select(".buttons > a")

    assert links[-1]["href"] == leads_to


def test_strangers_sign_in_first(client, db) -> None:
    assert client.get("/welcome/")["Location"] == "/account/login/?next=/welcome/"
