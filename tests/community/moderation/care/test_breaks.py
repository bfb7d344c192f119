"""A break that a moderator chose is kept: no case is shown and none decided until it is over, or ended on purpose."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from community.moderation.models import Decision

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
DESK = "/cms/moderation/"
ON_A_BREAK = "You’re on a break"


@pytest.fixture
def held(say):
    return say("Somebody waits here.", status="held")


@pytest.fixture
def client(moderator, held) -> Client:
    client = Client()
    with time_machine.travel(NOON, tick=False):
        client.force_login(moderator)
        client.post(f"{DESK}break/", {"minutes": "10"})
    return client


@pytest.mark.parametrize("page", ["", "five-minutes/", "held/{pk}/", "held/{pk}/?part=case"])
def test_no_case_is_shown(client, held, page):
    with time_machine.travel(NOON + timedelta(minutes=9), tick=False):
        answer = client.get(DESK + page.format(pk=held.pk))

    assert ON_A_BREAK in answer.text
    assert "Somebody waits here." not in answer.text


def test_nor_decided_from_another_window(client, held):
    with time_machine.travel(NOON + timedelta(minutes=9), tick=False):
        answer = client.post(f"{DESK}held/act/", {"act": "approve", "case": f"{held.pk}."})

    assert answer.status_code == 409
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("after", "is_over"), [(timedelta(minutes=9, seconds=59), False), (timedelta(minutes=10), True)]
)
def test_it_is_over_by_itself(client, after, is_over):
    with time_machine.travel(NOON + after, tick=False):
        assert (ON_A_BREAK not in client.get(DESK).text) is is_over


def test_it_is_ended_on_purpose(client):
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        page = client.post(f"{DESK}break/", {"minutes": "0"}, follow=True).text

    assert ("Welcome back." in page, ON_A_BREAK in page) == (True, False)


def test_it_is_one_moderators_alone(client, administrator):
    other = Client()
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        other.force_login(administrator)
        assert ON_A_BREAK not in other.get(DESK).text


def test_nobody_else_takes_one(member):
    client = Client()
    client.force_login(member)

    assert client.post(f"{DESK}break/", {"minutes": "10"}).status_code in (302, 403)
    assert "moderation_break_until" not in client.session
