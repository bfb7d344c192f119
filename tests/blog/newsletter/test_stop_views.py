"""The unsubscribe link of a newsletter: asks by GET, acts by POST, and is counted once for each person."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from blog.models import Newsletter
from blog.newsletter.scheduling import send_now
from blog.newsletter.stop_links import stop_url
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.models import QueuedEmail, Subscription


@pytest.fixture
def ann(followers: Any) -> Subscription:
    return followers.guest("ann")


@pytest.fixture
def address(newsletter: Newsletter, ann: Subscription) -> str:
    return stop_url(newsletter.pk, ann.pk, ann.guest_email).removeprefix("http://testserver")


@pytest.fixture
def client() -> Client:
    """A mail program has no session and no token."""
    return Client(enforce_csrf_checks=True)


def count() -> int:
    return Newsletter.objects.get().unsubscribed


def scopes() -> list[str]:
    return sorted(EmailSuppression.objects.values_list("scope", flat=True))


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_mail_scanner_that_opens_it_changes_nothing(method: str, client: Client, address: str) -> None:
    response = getattr(client, method)(address)

    assert response.status_code == 200
    assert (Subscription.objects.count(), scopes(), count()) == (1, [], 0)


def test_the_page_says_what_it_ends(client: Client, address: str) -> None:
    assert "No more e-mails about <bdi>Sleep</bdi>?" in client.get(address).text


@pytest.mark.parametrize("body", [{"List-Unsubscribe": "One-Click"}, {}])
def test_one_click_ends_this_subscription_alone(
    body: dict[str, str], client: Client, address: str, author: Any, followers: Any
) -> None:
    followers.guest("ann", to=author)

    response = client.post(address, body)

    assert "You don’t follow this any more" in response.text
    assert [row.target for row in Subscription.objects.all()] == [author]
    assert (scopes(), count()) == ([], 1)


def test_all_newsletters_end_and_come_again(client: Client, address: str) -> None:
    assert "no more e-mails about new articles" in client.post(address, {"act": "newsletters"}).text
    assert (Subscription.objects.count(), scopes(), count()) == (1, ["newsletter"], 1)

    client.post(address, {"act": "resume"})

    assert (Subscription.objects.count(), scopes()) == (1, [])


def test_everything_ends(client: Client, address: str) -> None:
    assert "You get no more e-mails from us" in client.post(address, {"act": "everything"}).text
    assert scopes() == ["everything"]


@pytest.mark.parametrize("acts", [["", ""], ["", "newsletters"], ["newsletters", "everything"], ["newsletters", ""]])
def test_one_person_counts_once(acts: list[str], client: Client, address: str) -> None:
    for act in acts:
        client.post(address, {"act": act})

    assert count() == 1


@pytest.mark.parametrize("change", [lambda token: token[:-1], lambda token: token[10:], lambda token: "x"])
def test_a_link_that_is_not_whole_opens_nothing(change: Any, client: Client, address: str) -> None:
    start, token = address.rstrip("/").rsplit("/", 1)

    response = client.post(f"{start}/{change(token)}/")

    assert response.status_code == 404
    assert (Subscription.objects.count(), count()) == (1, 0)


def test_it_carries_neither_address_nor_name(address: str) -> None:
    assert "ann" not in address
    assert "@" not in address


def test_the_link_of_a_test_ends_nothing(client: Client, newsletter: Newsletter, ann: Subscription) -> None:
    address = stop_url(newsletter.pk, 0, ann.guest_email).removeprefix("http://testserver")

    response = client.post(address, {"act": "everything"})

    assert "This was a test" in response.text
    assert (Subscription.objects.count(), scopes(), count()) == (1, [], 0)


@pytest.mark.usefixtures("queued", "_commits")
def test_the_button_of_a_mail_program_leads_there(
    client: Client, newsletter: Newsletter, ann: Subscription, editor: Any
) -> None:
    send_now(newsletter, editor)
    headers = mail.outbox[0].extra_headers

    client.post(headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver"))

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (QueuedEmail.objects.count(), Subscription.objects.count(), count()) == (1, 0, 1)
