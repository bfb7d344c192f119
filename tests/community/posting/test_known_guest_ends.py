"""When a browser is not known, or no longer: after thirty days, with the comment, and on request."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import signing

from community.comments import states
from community.comments.models import Comment, Confirmation
from community.posting import journey
from community.posting.known_guest import COOKIE
from tests.community.posting.conftest import fields

Status = Comment.Status

DAYS = timedelta(days=1)


@pytest.mark.parametrize(("days", "is_known"), [(29, True), (31, False)])
def test_it_lasts_thirty_days(known_client, address, days, is_known):
    with time_machine.travel(datetime.now(UTC) + days * DAYS):
        assert ("Forget me" in known_client.get(address).text) is is_known


def test_a_cookie_that_was_renewed_does_not_outlast_the_confirmation(known_client, address):
    Confirmation.objects.update(confirmed_at=datetime.now(UTC) - 31 * DAYS)

    assert "Forget me" not in known_client.get(address).text


@pytest.mark.parametrize("act", ["withdraw", "remove", "purge the link", "take over", "delete"])
def test_it_ends_with_the_comment(known_client, address, first, member, act):
    first.refresh_from_db()
    {
        "withdraw": lambda: journey.withdraw(first, by=None),
        "remove": lambda: states.change_status(first, Status.REMOVED),
        "purge the link": lambda: Confirmation.objects.all().delete(),
        "take over": lambda: Comment.objects.update(user=member),
        "delete": first.delete,
    }[act]()

    page = known_client.get(address)

    assert "Forget me" not in page.text
    assert "ann@example.org" not in page.text


@pytest.mark.parametrize("value", ["", "1", "1:2:3", "x" * 3000, "1:1abc:2def"])
def test_a_cookie_that_we_did_not_sign_is_none(client, address, first, value):
    client.cookies[COOKIE] = value

    page = client.get(address)

    assert page.status_code == 200
    assert "Forget me" not in page.text


def test_the_cookie_of_another_use_of_the_key_is_none(client, address, first):
    client.cookies[COOKIE] = signing.get_cookie_signer(salt="something else").sign(str(first.pk))

    assert "Forget me" not in client.get(address).text


def test_forget_me_keeps_the_text_and_nothing_else(known_client, address, filled):
    page = known_client.post(address, filled(known_client, body="Half a thought") | {"forget_me": "1"})

    typed = fields(page.text)
    assert (typed["body"], typed.get("name", ""), typed.get("email", "")) == ("Half a thought", "", "")
    assert "Forget me" not in page.text
    assert known_client.cookies[COOKIE].value == ""
    assert "Forget me" not in known_client.get(address).text
    assert not Comment.objects.filter(comment="Half a thought").exists()


def test_signed_in_there_is_no_guest(known_client, address, member):
    known_client.force_login(member)

    assert "Forget me" not in known_client.get(address).text


def test_without_the_cookie_nothing_is_asked(client, address, django_assert_num_queries, known_client):
    with django_assert_num_queries(4):
        client.get(address)
    with django_assert_num_queries(5):
        known_client.get(address)
