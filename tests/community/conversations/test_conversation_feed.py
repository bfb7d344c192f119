from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine

from community.comments import states
from community.comments.models import Comment
from community.conversations import conversation_feed

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def address(thing) -> str:
    return f"/comments/on/things.thing/{thing.pk}/feed/"


@pytest.fixture
def feed(client, address) -> Any:
    """feed(): the feed as a reader gets it."""

    def feed() -> ElementTree.Element:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ElementTree.fromstring(response.content)  # noqa: S314 -- our own

    return feed


def texts(found: ElementTree.Element, path: str) -> list[str | None]:
    return [element.text for element in found.findall(path, ATOM)]


def test_an_entry_says_who_what_when_and_where(feed, say, member):
    with time_machine.travel(datetime(2026, 2, 27, 19, 40, tzinfo=UTC), tick=False):
        comment = say("We **swapped** it.", by=member)
    Comment.objects.update(edited_at=datetime(2026, 2, 27, 19, 50, tzinfo=UTC))

    entry = feed().find("a:entry", ATOM)

    assert entry.findtext("a:title", None, ATOM) == "Jonas M. on A thing"
    assert entry.findtext("a:id", None, ATOM) == f"http://testserver/comments/{comment.pk}/"
    assert entry.find("a:link", ATOM).get("href") == f"http://testserver/comments/{comment.pk}/"
    assert entry.findtext("a:author/a:name", None, ATOM) == "Jonas M."
    assert entry.findtext("a:published", None, ATOM) == "2026-02-27T19:40:00+00:00"
    assert entry.findtext("a:updated", None, ATOM) == "2026-02-27T19:50:00+00:00"
    assert entry.findtext("a:content", None, ATOM).strip() == '<p dir="auto">We <strong>swapped</strong> it.</p>'
    assert entry.find("a:content", ATOM).get("type") == "html"


def test_the_feed_has_absolute_addresses_of_its_own(feed, address, thing):
    found = feed()

    links = {link.get("rel"): link.get("href") for link in found.findall("a:link", ATOM)}
    assert links == {
        "alternate": f"http://testserver/things/{thing.pk}/#conversation",
        "self": f"http://testserver{address}",
    }
    assert found.findtext("a:title", None, ATOM) == "A thing: the conversation"


def test_newest_first_and_no_more_than_fifty(feed, say, monkeypatch):
    monkeypatch.setattr(conversation_feed, "MAX_ENTRIES", 2)
    for word in ("one", "two", "three"):
        say(word)

    assert texts(feed(), "a:entry/a:content") == ['<p dir="auto">three</p>\n', '<p dir="auto">two</p>\n']


def test_what_came_out_late_is_new(feed, say):
    held = say("held", status="held")
    say("later")

    states.change_status(held, Comment.Status.PUBLISHED)

    assert texts(feed(), "a:entry/a:content") == ['<p dir="auto">held</p>\n', '<p dir="auto">later</p>\n']


def test_nothing_that_is_not_published_and_no_address_of_anybody(client, address, say, member, moderator):
    say("fine", by=member)
    say("a guest's")
    for status in ("held", "spam", "removed", "withdrawn", "unconfirmed"):
        say(f"this is {status}", status=status)
    client.force_login(moderator)

    body = client.get(address).text

    assert body.count("<entry>") == 2
    assert "this is" not in body
    assert "@" not in body


def test_an_alias_stands_for_the_name_everywhere(client, address, say, member):
    Comment.objects.filter(pk=say("anonymously", by=member).pk).update(alias="Blue Heron")

    body = client.get(address).text

    assert body.count("Blue Heron") == 2
    assert "Jonas" not in body
    assert "jonas" not in body


def test_links_within_the_site_are_whole(feed, say):
    comment = say("words")
    Comment.objects.filter(pk=comment.pk).update(
        body_html='<p>href="/no/" <a rel="x" href="/members/rosa/">@rosa</a> <a href="//x.example/">x</a></p>'
    )

    assert texts(feed(), "a:entry/a:content") == [
        '<p>href="/no/" <a rel="x" href="http://testserver/members/rosa/">@rosa</a> <a href="//x.example/">x</a></p>'
    ]


def test_strange_characters_and_markup_do_not_break_it(feed, say, thing):
    say("<script>alert(1)</script> & \x08 \ufffe")
    Comment.objects.update(user_name="An\x08n <b>")
    thing.title = "A\x0b thing </title>"
    thing.save()

    entry = feed().find("a:entry", ATOM)

    assert entry.findtext("a:title", None, ATOM) == "Ann <b> on A thing </title>"
    assert "<script" not in entry.findtext("a:content", None, ATOM)


def test_an_empty_conversation_has_an_empty_feed_that_stays_the_same(client, address, thing):
    thing.appeared_at = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)
    thing.save()

    first = client.get(address)
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC)):
        second = client.get(address)

    assert first.content == second.content
    assert "<updated>2026-02-27T19:40:00+00:00</updated>" in first.text


@pytest.mark.parametrize("who", ["stranger", "moderator"])
def test_what_strangers_may_not_read_has_no_feed_for_anybody(client, address, say, thing, moderator, who):
    say("words")
    thing.is_secret = True
    thing.save()
    if who == "moderator":
        client.force_login(moderator)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "place", ["things.thing/999", "things.thing/99999999999999999999", "no.such/1", "auth.group/1"]
)
def test_what_does_not_exist_has_none(client, db, place):
    assert client.get(f"/comments/on/{place}/feed/").status_code == 404


def test_asked_again_it_says_that_nothing_has_changed_until_something_has(client, address, say):
    say("words")
    first = client.get(address)

    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304

    say("more words")
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_it_is_read_only_and_sets_no_cookie(client, address, say):
    say("words")

    assert client.post(address).status_code == 405
    assert client.get(address).cookies == {}


@pytest.mark.parametrize("count", [1, 7])
def test_many_cost_as_many_queries_as_one(client, address, say, member, count, django_assert_num_queries):
    for number in range(count):
        say(str(number), by=member if number % 2 else None)
    client.get(address)

    with django_assert_num_queries(3):
        client.get(address)


def test_words_in_another_language_say_so(feed, say):
    say("Good morning.")
    say("Доброе утро всем.")

    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [content.get(language) for content in feed().findall("a:entry/a:content", ATOM)] == ["ru", None]
