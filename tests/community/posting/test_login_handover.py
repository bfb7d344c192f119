"""What the session keeps of a comment while its writer signs in; the whole way is in tests/journeys."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from community.comments import saved_drafts
from community.members.unsent_form import KEY
from tests.community.posting.conftest import TEXT, fields


@pytest.fixture
def handed_over(filled, guest, address) -> Client:
    """A browser whose guest has pressed "Sign in" beside the words."""
    client = Client()
    client.post(address, filled(client, body=TEXT, **guest) | {"sign_in": "here"})
    return client


@pytest.mark.parametrize(("minutes", "body"), [(119, TEXT), (121, "")])
def test_the_text_waits_for_two_hours(handed_over, member, address, minutes, body):
    handed_over.force_login(member)

    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=minutes)):
        assert fields(handed_over.get(address).text)["body"] == body


@pytest.mark.parametrize(
    ("draft", "body"),
    [
        ("Begun on the phone.", f"Begun on the phone.\n\n{TEXT}"),
        (f"Begun. {TEXT}", f"Begun. {TEXT}"),
    ],
)
def test_they_stand_below_a_draft_and_not_twice(handed_over, member, thing, address, draft, body):
    saved_drafts.save(member, thing, None, draft)
    handed_over.force_login(member)

    assert fields(handed_over.get(address).text)["body"] == body


def test_a_stranger_fills_no_more_than_twenty_sessions_a_minute(filled, guest, address):
    form = filled(Client(), body=TEXT, **guest) | {"sign_in": "here"}
    browsers = [Client() for _ in range(21)]

    answers = [browser.post(address, form) for browser in browsers]

    assert {answer.status_code for answer in answers} == {302}
    assert [KEY in browser.session for browser in browsers] == [True] * 20 + [False]


def test_the_language_that_was_chosen_waits_with_the_words(filled, guest, member, address):
    client = Client()
    client.post(address, filled(client, body="Guten Morgen!", language="de", **guest) | {"sign_in": "here"})
    client.force_login(member)

    assert fields(client.get(address).text)["language"] == "de"
