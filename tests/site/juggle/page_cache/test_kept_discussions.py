"""Pages of discussions that are kept for strangers: what is not published any more is in none of them."""

from typing import Any

import pytest

from community.comments import states
from community.comments.models import Comment
from community.discussions.models import Discussion
from community.discussions.start import rename
from tests.factories import CommentFactory, DiscussionFactory, UserFactory

from .conftest import Ask, session_of

Status = Comment.Status
TITLE = "Who else is in the gap?"
LISTS = ("/discussions/", "/discussions/?sort=new", "/discussions/?period=week", "/discussions/feed/")


@pytest.fixture
def discussion(ask: Ask) -> Discussion:
    return DiscussionFactory(title=TITLE)


def after_a_write_here(ask: Ask) -> None:
    """This process has changed something, so it looks at once whether its pages are still right."""
    ask("/account/login/", method="POST")


def test_page_list_and_feed_are_kept_and_ask_nothing(
    ask: Ask, discussion: Discussion, django_assert_num_queries: Any
) -> None:
    places = (discussion.get_absolute_url(), *LISTS)
    for place in places:
        assert TITLE in ask(place).text

    with django_assert_num_queries(0):
        assert [ask(place).is_hit for place in places] == [True] * 5


def test_the_form_is_never_kept(ask: Ask) -> None:
    assert [ask("/discussions/new/").is_hit for _ in range(2)] == [False, False]


@pytest.mark.parametrize("status", [Status.HELD, Status.REMOVED, Status.WITHDRAWN])
def test_what_is_not_published_any_more_leaves_the_kept_pages(ask: Ask, discussion: Discussion, status: str) -> None:
    for place in (discussion.get_absolute_url(), *LISTS):
        ask(place)

    states.change_status(discussion.opening, status)
    after_a_write_here(ask)

    assert ask(discussion.get_absolute_url()).status.startswith("404")
    assert [TITLE in ask(place).text for place in LISTS] == [False] * 4


def test_what_is_approved_is_shown_where_a_404_was(ask: Ask) -> None:
    held = DiscussionFactory(title=TITLE, status="held")
    assert ask(held.get_absolute_url()).status.startswith("404")

    states.change_status(held.opening, Status.PUBLISHED)
    after_a_write_here(ask)

    assert TITLE in ask(held.get_absolute_url()).text


def test_an_answer_and_a_new_title_are_shown(ask: Ask, discussion: Discussion) -> None:
    before = discussion.get_absolute_url()
    ask(before)
    CommentFactory(target=discussion, body="We bathe on Sundays.", member=UserFactory())
    rename(discussion, "Is it Monday again?")
    after_a_write_here(ask)

    led = ask(before)

    assert led.status.startswith("302")
    assert "We bathe on Sundays." in ask(led.headers["Location"]).text


def test_its_starter_sees_a_held_one_and_no_stranger_gets_that_page(ask: Ask) -> None:
    starter = UserFactory()
    held = DiscussionFactory(title=TITLE, member=starter, status="held")

    assert TITLE in ask(held.get_absolute_url(), HTTP_COOKIE=session_of(starter)).text
    assert ask(held.get_absolute_url()).status.startswith("404")
