from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.members import login_redirect


@pytest.fixture
def request_(rf):
    request = rf.get("/")
    request.session = {}
    return request


def test_nobody_was_going_anywhere(request_):
    assert login_redirect.remembered(request_) == ""


def test_where_one_was_going_is_known_for_two_hours(request_):
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        login_redirect.remember(request_, "/comments/on/blog.articlepage/7/")

    with time_machine.travel(now + timedelta(hours=2), tick=False):
        assert login_redirect.remembered(request_) == "/comments/on/blog.articlepage/7/"
    with time_machine.travel(now + timedelta(hours=2, seconds=1), tick=False):
        assert login_redirect.remembered(request_) == ""


def test_once_one_has_arrived_it_is_forgotten(request_):
    login_redirect.remember(request_, "/notifications/")

    login_redirect.clear(request_)

    assert request_.session == {}
