from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.mail import send_mail
from django.core.management import call_command
from django.utils import timezone

from community.notifications.delivery.bounces import suppress
from community.notifications.delivery.email_status import EmailStatus, email_status, oldest_waiting
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.models import QueuedEmail

pytestmark = pytest.mark.usefixtures("queued")
MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)
NO_BOUNCES = ["bounced: 0", "addresses that get no notifications: 0 do not work, 0 complained"]


def send(name: str, **changes: object) -> QueuedEmail:
    send_mail("Hello", "words", None, [f"{name}@example.org"])
    QueuedEmail.objects.filter(recipient=f"{name}@example.org").update(**changes)
    return QueuedEmail.objects.get(recipient=f"{name}@example.org")


@pytest.fixture
def one_of_each() -> dict[str, QueuedEmail]:
    with time_machine.travel(MARCH, tick=False):
        now = timezone.now()
        return {
            "oldest": send("ann", created_at=now - timedelta(hours=2), attempts=3, last_error="451 busy"),
            "waiting": send("bo"),
            "failed": send("cy", created_at=now - timedelta(days=3), failed_at=now, last_error="550 nobody here"),
            "sent": send("di", sent_at=now, content=""),
            "sent long ago": send("ed", sent_at=now - timedelta(days=2), content=""),
        }


def output(command: str) -> list[str]:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue().splitlines()


def test_the_status_counts_what_waits_was_sent_today_and_failed(one_of_each):
    with time_machine.travel(MARCH):
        status = email_status()

    assert status == EmailStatus(
        waiting=2,
        oldest_waiting=MARCH - timedelta(hours=2),
        sent_today=1,
        failed=1,
        bounced=0,
        undeliverable=0,
        complained=0,
    )
    assert oldest_waiting() == MARCH - timedelta(hours=2)


def test_nothing_waits(db):
    assert oldest_waiting() is None
    assert output("mail_status") == ["waiting: 0", "sent today: 0", "failed: 0", *NO_BOUNCES]


def test_the_command_says_the_same_with_the_last_error_of_each(one_of_each):
    with time_machine.travel(MARCH):
        lines = output("mail_status")

    assert lines == [
        "waiting: 2, the oldest since 2026-03-01 10:00",
        "sent today: 1",
        "failed: 1",
        *NO_BOUNCES,
        f"  {one_of_each['oldest'].pk} to ann@example.org, attempt 3, again at 2026-03-01 12:00: 451 busy",
        f"  {one_of_each['failed'].pk} to cy@example.org, failed: 550 nobody here",
    ]


def test_the_timers_command_sends_what_is_due(one_of_each):
    assert output("send_queued_mail") == ["sent: 2"]
    assert [message.to for message in mail.outbox] == [["ann@example.org"], ["bo@example.org"]]
    assert output("send_queued_mail") == []


def test_bounces_are_counted_listed_and_drawn_and_one_that_was_sent_has_no_button(client, administrator, one_of_each):
    with time_machine.travel(MARCH, tick=False):
        QueuedEmail.objects.filter(recipient="di@example.org").update(
            bounced_at=timezone.now(), last_error="5.1.1 gone"
        )
        suppress("di@example.org", EmailSuppression.Reason.BOUNCED)
        suppress("ed@example.org", EmailSuppression.Reason.COMPLAINED)
        lines = output("mail_status")
        client.force_login(administrator)
        page = client.get("/cms/reports/e-mails/").text

    assert lines[3:5] == ["bounced: 1", "addresses that get no notifications: 1 do not work, 1 complained"]
    assert f"  {one_of_each['sent'].pk} to di@example.org, bounced: 5.1.1 gone" in lines
    assert "1 bounced." in page
    assert "Addresses that get no notifications because e-mail came back: 1." in page
    assert '<th scope="row">1 March 2026</th><td>1</td><td>2</td><td>1</td><td>1</td>' in page
    assert ("5.1.1 gone" in page, "Try again now: e-mail to di@" in page) == (True, False)
    assert page.count("<rect") == 1 + 4 + 4  # ground, legend, and what there is of the last days


@pytest.mark.parametrize("role", ["member", "moderator", "editor"])
def test_the_page_is_for_operators_only(client, request, one_of_each, role):
    client.force_login(request.getfixturevalue(role))

    for answer in (client.get("/cms/reports/e-mails/"), client.post("/cms/reports/e-mails/retry/")):
        assert (answer.status_code, answer["Location"][:5]) == (302, "/cms/")
    assert QueuedEmail.objects.failed().count() == 1


def test_the_page_shows_what_waits_and_what_failed_and_why(client, administrator, one_of_each):
    with time_machine.travel(MARCH):
        client.force_login(administrator)
        page = client.get("/cms/reports/e-mails/").text
        menu = client.get("/cms/").text

    assert "2 waiting, the oldest since 1 March 2026, 10:00 (UTC)." in page
    assert "1 sent today. 1 failed." in page
    assert [name in page for name in ("ann@", "bo@", "cy@", "di@", "ed@")] == [True, True, True, False, False]
    assert "550 nobody here" in page
    assert "/cms/reports/e-mails/" in menu


def test_an_empty_page_offers_nothing_to_press(client, administrator):
    client.force_login(administrator)
    page = client.get("/cms/reports/e-mails/").text

    assert "Nothing is waiting." in page
    assert "Try all again now" not in page


def test_trying_one_again_sends_it_at_once(client, administrator, one_of_each):
    client.force_login(administrator)

    page = client.post("/cms/reports/e-mails/retry/", {"pk": one_of_each["failed"].pk}, follow=True)

    one_of_each["failed"].refresh_from_db()
    assert "Trying 1 e-mail again." in page.text
    assert (one_of_each["failed"].failed_at, one_of_each["failed"].content) == (None, "")
    assert ["cy@example.org"] in [message.to for message in mail.outbox]


@pytest.mark.parametrize("pk", ["", "x", "-1", "9" * 30, "²"])
def test_trying_all_again_leaves_alone_what_is_sent_or_being_sent(client, administrator, one_of_each, pk):
    QueuedEmail.objects.claim(one_of_each["waiting"].pk)
    client.force_login(administrator)

    page = client.post("/cms/reports/e-mails/retry/", {"pk": pk}, follow=True)

    assert "Trying 2 e-mails again." in page.text
    assert sorted(message.to[0] for message in mail.outbox) == ["ann@example.org", "cy@example.org"]


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_costs_the_same_however_many_there_are(client, administrator, count, django_assert_max_num_queries):
    for number in range(count):
        send(f"n{number}")
    client.force_login(administrator)
    client.get("/cms/reports/e-mails/")

    with django_assert_max_num_queries(20):
        client.get("/cms/reports/e-mails/")
