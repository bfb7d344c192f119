"""Whoever types somebody else's address as a guest gets the answers that anybody gets."""

import pytest
from django.http import HttpResponse
from django.test import Client

from community.comments.models import Comment
from tests.community.posting.conftest import TEXT, refusal, sign_in

KNOWN, UNKNOWN = "ann@example.org", "unknown@example.org"
#: Refused from anybody.
ADVERTISES = (
    "I made $5,000 a week from home, no experience needed! Contact me on WhatsApp +1 415 555 0100 for more, or use "
    "code RICH20 at https://example.net"
)


@pytest.fixture(autouse=True)
def _known_here(say) -> None:
    say("Approved and confirmed, by Ann.")


def answers(client, filled, address, email: str, *bodies: str) -> list[int]:
    return [client.post(address, filled(client, body=body, name="Ann", email=email)).status_code for body in bodies]


def test_as_many_a_minute_from_a_known_address_as_from_any_other(client, filled, address):
    bodies = [f"{TEXT} {number}" for number in range(5)]

    known, unknown = (answers(client, filled, address, email, *bodies) for email in (KNOWN, UNKNOWN))

    assert known == unknown == [302, 302, 302, 429, 429]


def test_the_filter_refuses_the_same(client, filled, address, member, known):
    """Past the privacy check, which refuses contact details first."""

    def answer(browser: Client, **typed: str) -> HttpResponse:
        return browser.post(address, filled(browser, **{"body": ADVERTISES, **typed}) | {"as_it_is": "1"})

    as_known, as_unknown = (answer(client, name="Ann", email=email) for email in (KNOWN, UNKNOWN))
    by_member = answer(sign_in(known(member)), body=f"{ADVERTISES}!")  # no third copy

    assert [refusal(one) for one in (as_known, as_unknown, by_member)] == ["filter"] * 3


def test_the_text_of_a_guest_sent_again_from_elsewhere_does_not_find_their_comment(client, filled, address):
    answers(client, filled, address, KNOWN, TEXT)
    mine = Comment.objects.get(comment=TEXT)

    client.post(address, filled(client, body=TEXT, name="Ann", email=KNOWN), REMOTE_ADDR="192.0.2.7")
    again = client.post(address, filled(client, body=TEXT, name="Ann", email=KNOWN))

    assert Comment.objects.filter(comment=TEXT).count() == 2
    assert again.status_code == 302
    assert Comment.objects.filter(comment=TEXT).earliest("pk") == mine
