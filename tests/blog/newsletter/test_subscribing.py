"""A stranger asks for new articles by e-mail; only the owner of the address can confirm."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.core import mail
from django.test import Client
from django.utils import timezone

from account_data.deletion import delete_account, request_deletion
from account_data.retention import purge
from blog.models import ArticlePage, Topic
from community.notifications.delivery.email_suppression import EmailSuppression, hashes_of
from community.notifications.models import QueuedEmail, Subscription
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("queued", "_commits")

FORM = "/newsletter/subscribe/topic/sleep/"


@pytest.fixture
def client(topic: Topic) -> Client:
    """Pages for strangers have no cookie."""
    return Client(enforce_csrf_checks=True)


def link_in(email: Any) -> str:
    found = re.search(r"http://testserver(/newsletter/confirm/\S+)", email.body)
    assert found
    return found[1]


def subscribed() -> list[tuple[str, bool]]:
    return list(Subscription.objects.values_list("guest_email", "is_active"))


def test_asking_writes_to_the_address_and_subscribes_nobody_yet(client: Client) -> None:
    response = client.post(FORM, {"email": "Ann@Example.net"})

    assert response.status_code == 200
    assert "Check your e-mail" in response.text
    assert "csrftoken" not in response.cookies
    assert [email.to for email in mail.outbox] == [["ann@example.net"]]
    assert subscribed() == [("ann@example.net", False)]


def test_the_link_asks_by_get_and_confirms_by_post(client: Client, topic: Topic) -> None:
    client.post(FORM, {"email": "ann@example.net"})
    link = link_in(mail.outbox[0])

    assert "New articles about <bdi>Sleep</bdi> by e-mail?" in client.get(link).text
    assert client.head(link).status_code == 200
    assert subscribed() == [("ann@example.net", False)]

    assert "You’re subscribed" in client.post(link).text
    assert "You’re subscribed" in client.post(link).text
    assert subscribed() == [("ann@example.net", True)]
    assert Subscription.objects.get().target == topic


def test_an_author_can_be_subscribed_to(client: Client, article: ArticlePage, author: Any) -> None:
    client.post("/newsletter/subscribe/author/rosa/", {"email": "ann@example.net"})
    client.post(link_in(mail.outbox[0]))

    assert Subscription.objects.get().target == author


def test_the_answer_is_the_same_for_an_address_that_is_known(client: Client, followers: Any, member: Any) -> None:
    followers.guest("subscribed")
    addresses = ["nobody@example.net", "subscribed@example.net", member.email]

    answers = [client.post(FORM, {"email": address}).text.replace(address, "…") for address in addresses]

    assert answers[0] == answers[1] == answers[2]
    assert [email.subject for email in mail.outbox] == ["Confirm: new articles about Sleep by e-mail"] * 3


def test_the_email_has_no_words_of_the_stranger(client: Client) -> None:
    client.post(FORM, {"email": "ann@example.net", "name": "BUY NOW", "website": ""})

    email = mail.outbox[0]
    assert "BUY NOW" not in email.body + email.alternatives[0][0]
    assert "List-Unsubscribe" not in email.extra_headers


def test_pressed_twice_it_writes_once_and_after_a_minute_again(client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post(FORM, {"email": "ann@example.net"})
        client.post(FORM, {"email": "ann@example.net"})
        assert len(mail.outbox) == 1
        clock.shift(61)
        client.post(FORM, {"email": "ann@example.net"})

    assert len(mail.outbox) == 2
    assert len(subscribed()) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Enter your e-mail address."), ("ann", "Enter an address like"), ("a" * 250 + "@example.net", "at most 254")],
)
def test_what_is_no_address_is_said_beside_the_field(typed: str, said: str, client: Client) -> None:
    response = client.post(FORM, {"email": typed})

    assert response.status_code == 422
    assert said in response.text
    assert (mail.outbox, subscribed()) == ([], [])


def test_what_fills_the_hidden_field_gets_the_same_answer_and_no_email(client: Client) -> None:
    response = client.post(FORM, {"email": "ann@example.net", "website": "https://spam.example"})

    assert "Check your e-mail" in response.text
    assert (mail.outbox, subscribed()) == ([], [])


def test_one_mailbox_is_written_to_five_times_an_hour(client: Client) -> None:
    """Also with another ending behind a plus, and for another topic."""
    statuses = [client.post(FORM, {"email": f"ann+{n}@example.net"}).status_code for n in range(6)]

    assert statuses == [200] * 5 + [429]
    assert len(mail.outbox) == 5


def test_one_connection_asks_six_times_a_minute(client: Client) -> None:
    answers = [client.post(FORM, {"email": f"somebody-{n}@example.net"}) for n in range(7)]

    assert [answer.status_code for answer in answers] == [200] * 6 + [429]
    assert "Try again in a minute. Nothing was sent." in answers[-1].text


@pytest.mark.parametrize(("days", "status"), [(6.9, 200), (7.1, 404)])
def test_the_link_lasts_a_week(days: float, status: int, client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post(FORM, {"email": "ann@example.net"})
        clock.shift(days * 24 * 3600)
        response = client.post(link_in(mail.outbox[0]))

    assert response.status_code == status
    assert subscribed() == [("ann@example.net", status == 200)]


def test_a_link_opened_again_says_that_it_is_done(client: Client) -> None:
    client.post(FORM, {"email": "ann@example.net"})
    link = link_in(mail.outbox[0])
    assert "Yes, send them" in client.get(link).text
    client.post(link)

    again = client.get(link).text

    assert "You’re subscribed" in again
    assert "deleted in two weeks" not in again


def test_a_link_cut_short_or_of_a_deleted_subscription_opens_nothing(client: Client) -> None:
    client.post(FORM, {"email": "ann@example.net"})
    link = link_in(mail.outbox[0])

    assert client.post(link[:-5] + "/").status_code == 404
    Subscription.objects.all().delete()
    assert client.post(link).status_code == 404


@pytest.mark.parametrize("reason", ["unsubscribed", "bounced", "complained"])
def test_who_confirms_wants_them_again(reason: str, client: Client) -> None:
    own = hashes_of("ann@example.net")[0]
    EmailSuppression.objects.suppress(own, "everything", reason)
    EmailSuppression.objects.suppress(own, "digest", "unsubscribed")
    EmailSuppression.objects.suppress(hashes_of("ben@example.net")[0], "everything", reason)
    client.post(FORM, {"email": "ann@example.net"})
    assert EmailSuppression.objects.count() == 3

    client.post(link_in(mail.outbox[0]))

    left = sorted(EmailSuppression.objects.filter(address_hash=own).values_list("scope", flat=True))
    assert (left, EmailSuppression.objects.count()) == (["digest"], 2)


def test_a_members_address_follows_as_the_member(client: Client, member: Any, topic: Topic) -> None:
    client.post(FORM, {"email": member.email})

    response = client.post(link_in(mail.outbox[0]))

    assert "belongs to an account" in response.text
    assert [(row.member, row.target) for row in Subscription.objects.all()] == [(member, topic)]


def test_who_joins_later_takes_the_subscription_along(client: Client, topic: Topic) -> None:
    client.post(FORM, {"email": "ann@example.net"})
    client.post(link_in(mail.outbox[0]))
    ann = UserFactory(email="ann@example.net", confirmed=False)

    email_confirmed.send(EmailAddress, request=None, email_address=ann.emailaddress_set.get())

    assert [(row.member, row.guest_email) for row in Subscription.objects.all()] == [(ann, "")]


@pytest.mark.parametrize(
    "path",
    ["/newsletter/subscribe/topic/none/", "/newsletter/subscribe/author/nobody/", "/newsletter/subscribe/story/1/"],
)
def test_what_cannot_be_subscribed_to_is_not_found(path: str, client: Client) -> None:
    assert client.post(path, {"email": "ann@example.net"}).status_code == 404


def test_members_are_led_to_the_follow_button(client: Client, member: Any) -> None:
    client.force_login(member)

    assert client.get(FORM)["Location"] == "/articles/topics/sleep/#follow-topic"


@pytest.mark.parametrize("path", ["/articles/topics/sleep/", "/authors/rosa/"])
def test_strangers_find_the_form_and_members_the_button(path: str, on_sleep: ArticlePage, member: Any) -> None:
    stranger, signed_in = Client(), Client()
    signed_in.force_login(member)

    assert 'class="subscribe"' in stranger.get(path).text
    assert 'class="subscribe"' not in signed_in.get(path).text


def test_strangers_find_a_link_at_the_end_of_an_article(on_sleep: ArticlePage, member: Any) -> None:
    stranger, signed_in = Client(), Client()
    signed_in.force_login(member)

    assert f'href="{FORM}"' in stranger.get(on_sleep.get_absolute_url()).text
    assert f'href="{FORM}"' not in signed_in.get(on_sleep.get_absolute_url()).text


def test_the_queue_knows_which_email_replaces_which(client: Client) -> None:
    client.post(FORM, {"email": "ann@example.net"})

    assert QueuedEmail.objects.get().topic == f"subscribe-{Subscription.objects.get().pk}"


@pytest.mark.parametrize(("days", "left"), [(13, 3), (15, 2)])
def test_an_address_that_nobody_confirms_is_deleted_after_two_weeks(
    days: int, left: int, client: Client, followers: Any, member: Any
) -> None:
    client.post(FORM, {"email": "ann@example.net"})
    followers.guest("confirmed")
    followers.member("jonas")

    purged = purge(timezone.now() + timedelta(days=days))

    assert (Subscription.objects.count(), purged["unconfirmed_subscriptions"]) == (left, 3 - left)


def test_who_leaves_takes_along_what_they_asked_for_as_a_guest(client: Client, member: Any) -> None:
    client.post(FORM, {"email": member.email})

    delete_account(request_deletion(member, keeps_content=False)[0])

    assert subscribed() == []
