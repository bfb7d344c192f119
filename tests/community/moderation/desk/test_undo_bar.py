"""How long the last act can be undone from the bar, and what else stands on the desk's pages for so long."""

from datetime import timedelta

import pytest
import time_machine
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from community.moderation.desk.desk_menu import waiting_for
from community.moderation.desk.lanes import ActResult
from community.moderation.desk.undo_bar import forget_act, last_act, remember_act


@pytest.fixture
def request_of_moderator():
    request = RequestFactory().get("/cms/moderation/")
    request.session = {}
    return request


@pytest.fixture
def now():
    with time_machine.travel("2026-11-02 09:00:00+00:00", tick=False):
        yield timezone.now()


@pytest.mark.parametrize(("seconds", "is_there"), [(0, True), (59, True), (60, False), (3600, False)])
def test_the_bar_stands_for_a_minute(now, request_of_moderator, seconds, is_there):
    remember_act(request_of_moderator, ActResult(done=[1], message="Done.", decisions=[7]))

    with time_machine.travel(now + timedelta(seconds=seconds), tick=False):
        found = last_act(request_of_moderator)

    assert found == ({"message": "Done.", "decisions": [7], "at": now.timestamp()} if is_there else None)


def test_what_cannot_be_undone_leaves_the_act_before_it(now, request_of_moderator):
    remember_act(request_of_moderator, ActResult(message="First.", decisions=[7]))
    remember_act(request_of_moderator, ActResult(message="Nothing.", refused={1: "No."}))

    assert last_act(request_of_moderator)["message"] == "First."


def test_what_was_undone_is_forgotten_once_and_twice(now, request_of_moderator):
    remember_act(request_of_moderator, ActResult(message="First.", decisions=[7]))
    forget_act(request_of_moderator)
    forget_act(request_of_moderator)

    assert last_act(request_of_moderator) is None


def test_the_bar_of_one_moderator_is_not_shown_to_another(act, desk, sign_in, hold, other_moderator):
    act("approve", hold())

    assert "The comment by Ann Lee is approved." in desk.get("/cms/moderation/").text
    assert "The comment by Ann Lee is approved." not in sign_in(other_moderator).get("/cms/moderation/").text


def test_what_waits_is_counted_once_for_a_page(db, request_of_moderator, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert waiting_for(request_of_moderator) is waiting_for(request_of_moderator)


@pytest.mark.parametrize(
    ("ago", "words", "is_late"),
    [
        (timedelta(minutes=-5), "0 min", False),
        (timedelta(seconds=59), "0 min", False),
        (timedelta(seconds=60), "1 min", False),
        (timedelta(seconds=3599), "59 min", False),
        (timedelta(hours=1), "1 h", False),
        (timedelta(seconds=86399), "23 h", False),
        (timedelta(days=1), "1 day", True),
        (timedelta(seconds=172799), "1 day", True),
        (timedelta(days=2), "2 days", True),
        (timedelta(days=400), "400 days", True),
    ],
)
def test_how_long_something_has_waited(now, ago, words, is_late):
    template = Template("{% load desk_tags %}{{ since|age }}{% if since|is_late %}, late{% endif %}")

    assert template.render(Context({"since": now - ago})) == words + (", late" if is_late else "")
