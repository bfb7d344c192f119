"""Discussions with a title much like the one that is typed."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from community.comments import states
from community.discussions.models import Discussion
from search.indexing import index
from search.models import Kind
from search.similar import MAX_SIMILAR, similar_discussions, telling_words
from tests.community.discussions.conftest import filled, sign_in
from tests.factories import DiscussionFactory

DOOR = "How do you hand over when the two of you only meet at the door?"


def indexed(title: str, **more) -> Discussion:
    discussion = DiscussionFactory(title=title, **more)
    index(Kind.DISCUSSION, [discussion.pk])
    return discussion


def similar(title: str) -> list[str]:
    return [each.title for each in similar_discussions(RequestFactory().get("/"), title)]


@pytest.fixture
def door(db) -> Discussion:
    indexed("What do you do with a Sunday evening stomach ache?")
    return indexed(DOOR)


@pytest.mark.parametrize(
    ("typed", "is_similar"),
    [
        ("Handing over at the door: how?", True),
        ("We meet at the door", True),
        ("The door of the nursery is locked", False),
        ("How do you do it, the two of you?", False),
        ("Door", True),
        ("", False),
        ("?!", False),
        ('"; DROP TABLE x; * NEAR( \0', False),
    ],
)
def test_titles_that_share_enough_words_are_similar(door, typed, is_similar):
    assert similar(typed) == ([DOOR] if is_similar else [])


def test_words_that_say_little_do_not_count():
    assert telling_words("What would you have done with the lunch crumbs?") == {"lunch", "crumb"}


def test_scripts_without_spaces(db):
    indexed("保育園の送り迎え、どうしてる?")

    assert similar("保育園の送り迎え") == ["保育園の送り迎え、どうしてる?"]


def test_the_most_alike_comes_first_and_there_are_four_at_most(db):
    indexed("Night shifts and toddlers, who sleeps?")
    for number in range(MAX_SIMILAR):
        indexed(f"Night shifts, part {number}")

    found = similar("Night shifts and toddlers")

    assert (found[0], len(found)) == ("Night shifts and toddlers, who sleeps?", MAX_SIMILAR)


@pytest.mark.parametrize("status", ["held", "spam", "removed", "withdrawn"])
def test_what_is_not_published_is_not_shown(door, status):
    states.change_status(door.opening, status)

    assert similar(DOOR) == []


def test_whoever_asks_too_often_gets_none(door, monkeypatch):
    monkeypatch.setitem(settings.ACCOUNT_RATE_LIMITS, "search_suggestions", "1/m/key")

    assert [similar(DOOR) for _ in range(2)] == [[DOOR], []]


def test_it_costs_as_many_queries_for_one_and_for_many(door):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            similar(DOOR)
        return len(asked)

    few = cost()
    for _ in range(3):
        indexed(DOOR)

    assert cost() == few == 3


def test_members_see_them_while_typing_and_strangers_do_not(door, member):
    address = "/discussions/new/similar/"

    page = sign_in(member).get(address, {"title": DOOR})

    assert f'<a href="{door.get_absolute_url()}"' in page.text
    assert "<html" not in page.text
    assert sign_in(member).get(address).text.strip() == ""
    assert Client().get(address, {"title": DOOR}).status_code == 302


def test_the_preview_shows_them_without_a_script(door, member):
    browser = sign_in(member)

    page = browser.post("/discussions/new/", filled(browser, title="Handing over at the door", preview="1")).text

    assert "Asked before. Is it one of these?" in page
    assert DOOR in page
    assert "Handing over at the door" in page
    assert Discussion.objects.filter(title="Handing over at the door").count() == 0
