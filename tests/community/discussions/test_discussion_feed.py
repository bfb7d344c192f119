from xml.etree import ElementTree

import pytest

from community.comments import states
from community.comments.models import Comment
from tests.community.discussions.conftest import TEXT

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(client) -> list[ElementTree.Element]:
    return ElementTree.fromstring(client.get("/discussions/feed/").content).findall("a:entry", ATOM)  # noqa: S314 -- ours


def test_it_has_the_newest_first_with_title_text_and_name(client, begin, member):
    begin("First", by=member)
    second = begin("Second & last", by=member)

    found = entries(client)

    assert [entry.findtext("a:title", namespaces=ATOM) for entry in found] == ["Second & last", "First"]
    assert found[0].findtext("a:content", namespaces=ATOM) == f'<p dir="auto">{TEXT}</p>\n'
    assert found[0].findtext("a:author/a:name", namespaces=ATOM) == "Jonas M."
    assert found[0].find("a:link", ATOM).get("href") == f"http://testserver{second.get_absolute_url()}"


@pytest.mark.parametrize("status", ["held", "spam", "removed", "withdrawn"])
def test_what_is_not_published_is_not_in_it(client, begin, status):
    states.change_status(begin().opening, Comment.Status(status))

    assert entries(client) == []


def test_its_id_stays_when_the_title_changes(client, begin):
    discussion = begin()
    [before] = entries(client)
    discussion.title, discussion.slug = "Another", "another"
    discussion.save()

    [after] = entries(client)

    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in (before, after)]
    assert ids == [f"http://testserver/comments/{discussion.opening.pk}/"] * 2


def test_the_sitemap_lists_what_is_published(client, begin, site_tree):
    shown = begin("Shown")
    begin("Held", status="held")

    sitemap = client.get("/sitemap.xml").text

    assert [path for path in (shown.get_absolute_url(), "/held/") if path in sitemap] == [shown.get_absolute_url()]
