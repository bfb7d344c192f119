"""A member whose address bounced is told on the site, and gets e-mails again by opening one."""

import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.core import mail
from django.utils import timezone

from community.notifications.delivery.address_check import LASTS
from community.notifications.delivery.bounces import suppress
from community.notifications.delivery.email_suppression import EmailSuppression

Reason = EmailSuppression.Reason
TITLE = "Notifications don’t reach this address"


@pytest.fixture
def bounced(client, member):
    client.force_login(member)
    suppress(member.email, Reason.BOUNCED, "550 5.1.1 unknown")
    return member


def link() -> str:
    return re.search(r"http://testserver(/notifications/e-mail-address/\S+)", mail.outbox[-1].body)[1]


def test_the_page_of_the_address_says_so_and_why(client, bounced):
    page = client.get("/account/email/").text

    assert TITLE in page
    assert "its mail server says that the address doesn’t work (“550 5.1.1 unknown”)" in page


def test_nobody_else_and_nobody_who_has_only_unsubscribed_is_told(client, member, other_member):
    suppress(other_member.email, Reason.BOUNCED)
    suppress(member.email, Reason.UNSUBSCRIBED)
    client.force_login(member)

    assert TITLE not in client.get("/account/email/").text


def test_the_link_asks_and_its_button_ends_it(client, bounced):
    client.post("/notifications/e-mail-address/")
    assert mail.outbox[-1].to == [bounced.email]
    client.logout()

    assert "Yes, send notifications again" in client.get(link()).text
    client.head(link())
    assert EmailSuppression.objects.count() == 1
    for _ in range(2):
        assert "Your address works" in client.post(link()).text
    assert EmailSuppression.objects.count() == 0


def test_it_takes_a_complaint_back_as_well_and_leaves_what_was_unsubscribed(client, bounced):
    suppress(bounced.email, Reason.COMPLAINED)
    suppress(bounced.email, Reason.UNSUBSCRIBED)
    client.post("/notifications/e-mail-address/")

    client.post(link())

    assert [row.reason for row in EmailSuppression.objects.all()] == ["unsubscribed"]


def test_pressing_twice_sends_one(client, bounced, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            client.post("/notifications/e-mail-address/")

    assert len(mail.outbox) == 1


def test_after_three_days_the_link_opens_nothing(client, bounced):
    client.post("/notifications/e-mail-address/")

    with time_machine.travel(timezone.now() + LASTS * 1.01):
        assert client.post(link()).status_code == 404
    assert EmailSuppression.objects.count() == 1


def test_whoever_is_not_signed_in_or_has_no_trouble_sends_nothing(client, member):
    assert client.post("/notifications/e-mail-address/").status_code == 302
    client.force_login(member)
    client.post("/notifications/e-mail-address/")

    assert mail.outbox == []


def test_a_code_typed_from_an_e_mail_there_ends_it_as_well(bounced, rf):
    address = EmailAddress.objects.get(user=bounced)

    email_confirmed.send(EmailAddress, request=rf.get("/"), email_address=address)  # as allauth does

    assert EmailSuppression.objects.count() == 0
