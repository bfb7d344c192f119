"""Atom and RSS with whole texts, from values alone: no article, no request."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.feeds.feed_formats import FullTextAtom, FullTextRss, xml_text
from community.conversations.conversation_feed import EPOCH

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MOMENT = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)
BOTH = pytest.mark.parametrize("kind", [FullTextAtom, FullTextRss])


def feed_of(kind: Any, *entries: dict[str, Any]) -> str:
    feed = kind(
        title="Articles", link="https://a.example/", description="All", language="en-gb", feed_url="https://a/f"
    )
    for number, entry in enumerate(entries):
        ordinary = {
            "title": f"Article {number}",
            "link": f"https://a.example/{number}/",
            "description": "What happened on a Tuesday.",
            "author_name": "Rosa Okafor",
            "pubdate": MOMENT,
            "updateddate": MOMENT,
            "full_text": "<p>The call ran over.</p>",
            "other_authors": [],
            "language": "",
        }
        feed.add_item(**(ordinary | entry))
    return feed.writeString("utf-8")


def entries(kind: Any, *given: dict[str, Any]) -> list[ET.Element]:
    tree = ET.fromstring(feed_of(kind, *given))  # noqa: S314 -- written two lines above
    return tree.findall(f"{ATOM}entry") or tree.findall("channel/item")


def text_in(entry: ET.Element) -> str | None:
    found = entry.find(f"{ATOM}content")
    return entry.findtext(CONTENT) if found is None else found.text


@BOTH
def test_the_whole_text_arrives_sign_by_sign(kind: Any) -> None:
    text = '<p class="x">1 &lt; 2 &amp; ]]> “so” 👩‍👧</p>'

    [entry] = entries(kind, {"full_text": text})

    assert text_in(entry) == text


@BOTH
@given(text=st.text(max_size=60))
def test_any_text_makes_a_feed_that_can_be_read(kind: Any, text: str) -> None:
    text = xml_text(text.encode(errors="ignore").decode())

    [entry] = entries(kind, {"full_text": text, "title": text})

    assert (text_in(entry) or "").replace("\r\n", "\n").replace("\r", "\n") == text.replace("\r\n", "\n").replace(
        "\r", "\n"
    )


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff"])
def test_signs_that_xml_has_no_room_for_go(sign: str) -> None:
    assert xml_text(f"a{sign}b") == "ab"


@pytest.mark.parametrize("sign", ["\t", "\n", "\r", " ", "\x7f", "é", "\ufffd", "👩"])
def test_all_others_stay(sign: str) -> None:
    assert xml_text(f"a{sign}b") == f"a{sign}b"


class TestLanguage:
    def test_atom_says_it_on_the_entry_and_only_where_it_is_another(self) -> None:
        lang = "{http://www.w3.org/XML/1998/namespace}lang"

        found = entries(FullTextAtom, {"language": "de"}, {"language": ""})

        assert [entry.get(lang) for entry in found] == ["de", None]

    def test_rss_says_it_in_an_element(self) -> None:
        found = entries(FullTextRss, {"language": "de"}, {"language": ""})

        assert [entry.findtext(f"{DC}language") for entry in found] == ["de", None]


class TestAuthors:
    SEVERAL = {"other_authors": [("Owen Prydderch", "https://a.example/owen/"), ("Tom & Ann", "")]}

    def test_atom_has_an_element_for_each_with_their_page_if_there_is_one(self) -> None:
        [entry] = entries(FullTextAtom, self.SEVERAL)

        authors = [(one.findtext(f"{ATOM}name"), one.findtext(f"{ATOM}uri")) for one in entry.findall(f"{ATOM}author")]
        assert authors == [
            ("Rosa Okafor", None),
            ("Owen Prydderch", "https://a.example/owen/"),
            ("Tom & Ann", None),
        ]

    def test_rss_has_their_names(self) -> None:
        [entry] = entries(FullTextRss, self.SEVERAL)

        assert [one.text for one in entry.findall(f"{DC}creator")] == ["Rosa Okafor", "Owen Prydderch", "Tom & Ann"]

    @BOTH
    def test_one_alone_stands_there_once(self, kind: Any) -> None:
        parsed = feedparser.parse(feed_of(kind, {}))

        assert [author.name for author in parsed.entries[0].authors] == ["Rosa Okafor"]


class TestDates:
    @BOTH
    def test_of_an_empty_feed_it_is_the_same_at_every_request(self, kind: Any) -> None:
        assert kind(title="x", link="x", description="x").latest_post_date() == EPOCH
        assert feed_of(kind) == feed_of(kind)
        assert not feedparser.parse(feed_of(kind)).bozo

    @BOTH
    def test_of_a_full_one_it_is_that_of_the_latest_change(self, kind: Any) -> None:
        later = {"updateddate": MOMENT + timedelta(days=2)}

        parsed = feedparser.parse(feed_of(kind, {}, later, {"updateddate": MOMENT + timedelta(days=1)}))

        assert parsed.feed.updated_parsed[:5] == (2026, 3, 1, 19, 40)

    def test_rss_says_of_each_entry_when_it_changed(self) -> None:
        [entry] = entries(FullTextRss, {"updateddate": MOMENT + timedelta(hours=1)})

        assert entry.findtext(f"{ATOM}updated") == "2026-02-27T20:40:00+00:00"
        assert entry.findtext("pubDate") == "Fri, 27 Feb 2026 19:40:00 +0000"


def test_atom_says_that_the_text_is_html() -> None:
    [entry] = entries(FullTextAtom, {})
    content = entry.find(f"{ATOM}content")

    assert content is not None
    assert content.attrib == {"type": "html"}


@BOTH
def test_entries_keep_their_order(kind: Any) -> None:
    parsed = feedparser.parse(feed_of(kind, *({"title": title} for title in "cab")))

    assert [entry.title for entry in parsed.entries] == ["c", "a", "b"]
