"""E-mail that does not leave, or is not believed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.notifications.models import QueuedEmail


def queued_email(**changes):
    return QueuedEmail.objects.create(recipient="a@example.org", **changes)


def test_an_email_that_was_given_up_is_found(look):
    queued_email(failed_at=timezone.now(), last_error="no such host")

    assert look() == [("e-mail", "1 e-mail was given up.", False)]


def test_emails_that_do_not_leave_are_found(look):
    queued_email(next_attempt_at=timezone.now() - timedelta(seconds=900))

    assert look() == [("e-mail", "E-mails don't leave: the oldest has been due for 900 s.", True)]


def test_a_mail_server_that_is_away_is_found(look, settings):
    settings.EMAIL_PORT = 9

    assert look() == [("mail server", "The mail server 127.0.0.1:9 does not answer as it should.", True)]


def test_a_mail_server_that_knows_no_password_is_found(look, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "us", "wrong"
    where = f"127.0.0.1:{settings.EMAIL_PORT}"

    assert look() == [("mail server", f"The mail server {where} does not answer as it should.", True)]


@pytest.mark.parametrize(
    ("records", "said"), [([], "nothing"), (["v=spf1 -all", "v=spf1 ~all"], "several things at once")]
)
def test_a_domain_that_does_not_say_who_may_send_is_found(look, dns_records, records, said):
    dns_records["together.example"] = records

    assert look() == [("DNS", f"The DNS says {said} about who may send for together.example (SPF).", True)]


def test_a_domain_without_a_policy_is_found(look, dns_records):
    del dns_records["_dmarc.together.example"]

    assert look() == [
        ("DNS", "The DNS has no DMARC record for together.example, so large receivers may refuse your e-mails.", False)
    ]
