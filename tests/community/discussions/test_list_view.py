import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import Tag
from community.comments import states
from community.discussions.tagging import set_tags
from tests.community.discussions.conftest import sign_in
from tests.factories import TopicFactory


def shown(client, address: str, titles: list[str]) -> list[str]:
    page = client.get(address).text
    return [title for title in titles if title in page]


def test_a_topic_has_a_list_of_its_own_with_its_name_and_a_feed(client, begin, topic):
    begin("About boundaries", topic=topic)
    begin("About something else", topic=TopicFactory(name="Sleep", slug="sleep"))

    page = client.get("/discussions/topics/boundaries/").text

    assert shown(client, "/discussions/topics/boundaries/", ["About boundaries", "About something else"]) == [
        "About boundaries"
    ]
    assert '<h1 class="page-title">Boundaries</h1>' in page
    assert 'href="/discussions/topics/boundaries/feed/"' in page
    assert 'href="/discussions/new/?topic=boundaries"' in page


@pytest.mark.parametrize("address", ["topics/nothing/", "tags/nothing/", "topics/nothing/feed/", "tags/nothing/feed/"])
def test_what_is_not_there_is_404(client, db, address):
    assert client.get(f"/discussions/{address}").status_code == 404


def test_choosing_an_order_keeps_the_topic_and_the_period(client, begin, topic):
    begin(topic=topic)

    page = client.get("/discussions/topics/boundaries/?sort=new&period=month").text

    assert 'href="/discussions/topics/boundaries/?sort=unanswered&amp;period=month"' in page
    assert 'href="/discussions/topics/boundaries/?sort=new&amp;period=week"' in page
    assert '<a href="/discussions/topics/boundaries/?period=month">Latest</a>' in page


def test_followed_is_offered_to_members_alone(client, begin, member):
    begin()

    assert "sort=followed" not in client.get("/discussions/?sort=followed").text
    assert "sort=followed" in sign_in(member).get("/discussions/").text


@pytest.mark.parametrize("query", ["sort=x", "period=x", "sort=&period=", "before=x", "sort=helped&before=9.x"])
def test_what_makes_no_sense_is_ignored(client, begin, query):
    begin("Here")

    assert shown(client, f"/discussions/?{query}".replace("sort=helped&", ""), ["Here"]) == ["Here"]


def test_only_the_plain_list_is_for_search_engines(client, begin, topic):
    begin(topic=topic)
    robots = '<meta name="robots" content="noindex">'

    found = {
        address: robots in client.get(f"/discussions/{address}").text
        for address in ("", "topics/boundaries/", "?sort=new", "?period=week", "topics/boundaries/?before=1.1")
    }

    assert list(found.values()) == [False, False, True, True, True]


@pytest.mark.parametrize("status", ["held", "spam", "removed", "withdrawn"])
def test_what_is_not_published_is_in_no_list_by_topic_or_tag(client, begin, topic, status):
    discussion = begin("Hidden", topic=topic)
    set_tags(discussion, ["sleep"], Tag.objects.all())

    states.change_status(discussion.opening, status)

    for address in ("topics/boundaries/", "topics/boundaries/feed/", "tags/sleep/", "tags/sleep/feed/"):
        assert shown(client, f"/discussions/{address}", ["Hidden"]) == []


def test_the_lists_by_topic_and_tag_and_their_feeds_cost_the_same_for_one_and_many(client, begin, topic):
    def begin_tagged(title: str) -> None:
        set_tags(begin(title, topic=topic), ["sleep"], Tag.objects.all())

    def cost() -> list[int]:
        found = []
        for address in ("topics/boundaries/", "tags/sleep/", "topics/boundaries/feed/", "tags/sleep/feed/"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/discussions/{address}").status_code == 200
            found.append(len(asked))
        return found

    begin_tagged("First")
    few = cost() and cost()
    for number in range(5):
        begin_tagged(f"Number {number}")

    assert cost() == few


def test_each_feed_has_an_id_and_a_title_of_its_own(client, begin, topic):
    set_tags(begin(topic=topic), ["sleep"], Tag.objects.all())

    texts = [client.get(f"/discussions/{each}feed/").text for each in ("", "topics/boundaries/", "tags/sleep/")]

    assert ["discussions, Boundaries</title>" in text for text in texts] == [False, True, False]
    assert ["discussions, sleep</title>" in text for text in texts] == [False, False, True]
    assert len({text.partition("<id>")[2].partition("</id>")[0] for text in texts}) == 3


def test_the_form_begins_with_the_topic_of_the_list(member, topic):
    page = sign_in(member).get("/discussions/new/?topic=boundaries").text

    assert f'<option value="{topic.pk}" selected>Boundaries</option>' in page
