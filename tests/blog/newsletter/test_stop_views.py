"""The unsubscribe link of a newsletter: asks by GET, acts by POST, and is counted once for each person."""

import base64
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

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


class TestByMistake:
    @pytest.fixture
    def kept(self, client: Client, address: str) -> str:
        """What the page carries that says it is done."""
        page = client.post(address, {"List-Unsubscribe": "One-Click"}).text
        found = re.search(r'name="again" value="([^"]+)"', page)
        assert found
        return found[1]

    def test_the_button_subscribes_again_and_the_same_link_ends_it_as_before(
        self, ann: Subscription, client: Client, address: str, kept: str
    ) -> None:
        page = client.post(address, {"act": "again", "again": kept}).text

        assert "You’re subscribed again." in page
        assert "No more e-mails about <bdi>Sleep</bdi>?" in page
        rows = Subscription.objects.values_list("pk", "guest_email", "origin", "is_active", "created_at")
        assert list(rows) == [(ann.pk, "ann@example.net", "form", True, ann.created_at)]
        assert count() == 0
        client.post(address)
        assert (Subscription.objects.count(), count()) == (0, 1)

    def test_pressed_twice_it_is_one_subscription_and_counted_back_once(
        self, client: Client, address: str, kept: str
    ) -> None:
        Newsletter.objects.update(unsubscribed=5)
        for _ in range(2):
            client.post(address, {"act": "again", "again": kept})

        assert (Subscription.objects.count(), count()) == (1, 4)

    @pytest.mark.parametrize(("seconds", "comes_back"), [(3600, 1), (3602, 0)])
    def test_it_can_be_pressed_for_an_hour(
        self, client: Client, address: str, kept: str, seconds: int, comes_back: int
    ) -> None:
        with time_machine.travel(timezone.now() + timedelta(seconds=seconds - 1), tick=False):
            client.post(address, {"act": "again", "again": kept})

        assert Subscription.objects.count() == comes_back

    def test_with_the_link_of_somebody_else_it_brings_nothing_back(
        self, newsletter: Newsletter, ann: Subscription, client: Client, kept: str
    ) -> None:
        theirs = stop_url(newsletter.pk, ann.pk, "ben@example.net").removeprefix("http://testserver")

        client.post(theirs, {"act": "again", "again": kept})

        assert Subscription.objects.count() == 0

    @pytest.mark.parametrize("made_up", ["", "x", "gAAAAAB" + "A" * 200, "é" * 20])
    def test_what_we_did_not_write_brings_nothing_back(self, client: Client, address: str, made_up: str) -> None:
        client.post(address)

        page = client.post(address, {"act": "again", "again": made_up})

        assert (page.status_code, Subscription.objects.count(), "subscribed again" in page.text) == (200, 0, False)

    def test_neither_address_nor_words_can_be_read_in_the_page(self, client: Client, address: str, kept: str) -> None:
        assert "ann" not in kept.lower()
        assert "example" not in base64.urlsafe_b64decode(kept + "==").decode(errors="replace")

    def test_what_is_gone_since_stays_gone(self, client: Client, address: str, kept: str, topic: Any) -> None:
        topic.delete()

        client.post(address, {"act": "again", "again": kept})

        assert Subscription.objects.count() == 0

    def test_a_member_comes_back_and_one_who_has_left_does_not(
        self, client: Client, newsletter: Newsletter, followers: Any
    ) -> None:
        jonas = followers.member("jonas")
        link = stop_url(newsletter.pk, jonas.subscriptions.get().pk, jonas.email).removeprefix("http://testserver")
        found = re.search(r'name="again" value="([^"]+)"', client.post(link).text)
        assert found

        client.post(link, {"act": "again", "again": found[1]})
        assert jonas.subscriptions.count() == 1
        client.post(link)
        jonas.delete()
        client.post(link, {"act": "again", "again": found[1]})

        assert Subscription.objects.count() == 0

    def test_it_leads_to_all_that_comes_to_the_address(self, client: Client, address: str) -> None:
        found = re.search(r'href="http://testserver(/notifications/settings/guest/[^"]+)"', client.get(address).text)
        assert found

        assert "Sleep" in client.get(found[1]).text
