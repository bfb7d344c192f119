"""What `community.posting.rate_limits` relies on in allauth's internal `consume`; its public one knows no own rates."""

import inspect

import pytest
import time_machine
from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest


@pytest.fixture
def take():
    """take(key="…", rates="…"): whether one more is allowed."""
    request = HttpRequest()
    request.method = "POST"

    def take(key: str = "member:1", rates: str = "2/m/key,3/d/key") -> bool:
        return (
            consume(request, app="community.posting", action="comment", config={"comment": rates}, key=key) is not None
        )

    return take


def test_it_takes_what_we_pass():
    assert {"request", "app", "action", "config", "key"} <= inspect.signature(consume).parameters.keys()


def test_each_key_is_counted_by_itself_without_a_user_or_an_address(take):
    assert [take(), take(), take(), take(key="guest:ann@example.org")] == [True, True, False, True]


def test_every_rate_of_the_list_holds(take):
    with time_machine.travel(0, tick=False) as clock:
        allowed = []
        for _ in range(4):
            allowed.append(take())
            clock.shift(61)

    assert allowed == [True, True, True, False]
