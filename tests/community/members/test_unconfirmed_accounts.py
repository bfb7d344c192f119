"""Somebody who mistyped the address or got no e-mail can join again; a mail server that fails breaks no page."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from community.members.models import User
from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.models import QueuedEmail
from tests.factories import UserFactory
from tests.mail_server import free_port

pytestmark = pytest.mark.usefixtures("queued")
CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)
SAM = {"email": "sam@example.org", "display_name": "Sam", "password1": "a-long-enough-one"}
STRANGER = {"email": "Sam@Example.org", "display_name": "Not Sam", "password1": "only-i-know-this"}


def join(**typed: str) -> Client:
    cache.clear()  # a code every ten seconds
    browser = Client()
    browser.post("/account/signup/", SAM | typed)
    return browser


def codes() -> list[str]:
    deliver_due()
    return [found[0] for message in mail.outbox if (found := CODE.search(message.body))]


def confirm(browser: Client, code: str):
    return browser.post("/account/confirm-email/", {"code": code}, follow=True)


@pytest.mark.parametrize("path", ["/account/signup/", "/account/login/code/", "/account/password/reset/"])
@pytest.mark.parametrize("trouble", ["refuses", "is down"])
def test_trouble_with_the_mail_server_is_no_trouble_for_the_page(client, mail_server, settings, member, path, trouble):
    mail_server.rcpt = "550 5.1.2 no such domain"
    if trouble == "is down":
        settings.EMAIL_PORT = free_port()
    typed = SAM if "signup" in path else {"email": member.email}

    page = client.post(path, typed, follow=True)
    deliver_due()

    assert page.status_code == 200
    assert page.redirect_chain[0][1] == 302
    assert QueuedEmail.objects.get().attempts == 1


def test_joining_again_with_an_address_that_was_never_confirmed_sends_a_new_code(db):
    join()
    again = join(display_name="Sam B.")

    page = confirm(again, codes()[-1])

    assert page.status_code == 200
    account = User.objects.get(email="sam@example.org")
    assert (account.display_name, EmailAddress.objects.get(user=account).verified) == ("Sam B.", True)
    assert "You have an account already" not in [message.subject for message in mail.outbox]


def test_a_strangers_earlier_attempt_leaves_neither_password_nor_code_behind(db):
    strangers = join(**STRANGER)
    [first] = codes()
    owners = join()
    second = codes()[-1]

    refused = confirm(strangers, first)
    confirm(owners, second)

    assert refused.status_code == 200
    account = User.objects.get()
    assert (account.display_name, account.check_password(SAM["password1"])) == ("Sam", True)
    assert not account.check_password(STRANGER["password1"])


def test_nor_does_a_strangers_later_attempt_between_code_and_confirmation(db):
    owners = join()
    [code] = codes()
    join(**STRANGER)

    confirm(owners, code)

    assert not EmailAddress.objects.filter(verified=True).exists()


@pytest.mark.parametrize(
    "used",
    [
        {"last_login": datetime(2026, 1, 1, tzinfo=UTC)},
        {"is_staff": True},
        {"groups": ["Authors"]},
    ],
    ids=["signed in once", "staff", "a role"],
)
def test_an_account_in_use_makes_room_for_nobody(used):
    account = UserFactory(email=SAM["email"], confirmed=False, **used)
    join()
    deliver_due()

    assert User.objects.get() == account
    assert [message.subject for message in mail.outbox] == ["You have an account already"]


def test_a_confirmed_account_makes_room_for_nobody(member):
    join(email=member.email)
    deliver_due()

    assert User.objects.get() == member
    assert [message.subject for message in mail.outbox] == ["You have an account already"]


def test_a_second_press_within_seconds_leaves_the_first_code_good(db):
    first = join()
    Client().post("/account/signup/", SAM)  # without clearing the limit

    assert confirm(first, codes()[0]).status_code == 200
    assert EmailAddress.objects.get().verified


@pytest.mark.parametrize("way", ["password", "code"])
def test_an_unconfirmed_account_can_always_ask_for_a_new_code(db, way):
    join()
    codes()
    mail.outbox.clear()
    cache.clear()
    browser = Client()
    if way == "password":
        browser.post("/account/login/", {"login": SAM["email"], "password": SAM["password1"]})
        page = confirm(browser, codes()[0])
    else:
        browser.post("/account/login/code/", {"email": SAM["email"]})
        page = browser.post("/account/login/code/confirm/", {"code": codes()[0]}, follow=True)

    assert page.status_code == 200
    assert EmailAddress.objects.get().verified
    assert "_auth_user_id" in browser.session


def test_a_code_is_not_sent_once_it_is_useless(db):
    join()

    assert QueuedEmail.objects.get().expires_at - datetime.now(UTC) > timedelta(minutes=14)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert codes() == []


def test_of_two_codes_that_wait_only_the_newer_is_sent(member):
    for _ in range(2):
        cache.clear()
        Client().post("/account/login/code/", {"email": member.email})

    assert len(codes()) == 1


def test_an_email_without_a_code_is_not_replaced_and_does_not_expire(client, db):
    client.post("/account/login/code/", {"email": "nobody@example.org"})

    email = QueuedEmail.objects.get()
    assert (email.recipient, email.topic, email.expires_at) == ("nobody@example.org", "", None)
