"""Real processes and threads: nothing is sent in a request, and another process takes over from a dead one."""

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
import time_machine
from django.core.mail import send_mail
from django.db import connection

from community.notifications.delivery import delivery_thread
from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.delivery.outbox import queued_emails
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_message import SiteEmail
from community.notifications.models import QueuedEmail
from tests.mail_server import silent_port

ROOT = Path(__file__).resolve().parents[4]

pytestmark = pytest.mark.django_db(transaction=True)


def wait_for_the_thread() -> None:
    delivery_thread._executor.submit(lambda: None).result(timeout=10)


def database_url() -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    found = connection.settings_dict
    return f"postgres://{found['USER']}:{found['PASSWORD']}@{found['HOST']}:{found['PORT']}/{found['NAME']}"


def test_a_silent_server_delays_nobody_who_writes(mail_server, settings):
    settings.EMAIL_DELIVERY_IN_THREAD = True
    settings.EMAIL_TIMEOUT = 2
    with silent_port() as settings.EMAIL_PORT:
        began = monotonic()
        for number in range(8):
            send_mail("Hello", "words", None, [f"{number}@example.org"])
        took = monotonic() - began
        wait_for_the_thread()

    assert took < settings.EMAIL_TIMEOUT  # sent one after the other they would take eight times as long
    assert QueuedEmail.objects.waiting().count() == 8


def test_the_thread_sends_everything_that_was_committed_while_it_was_busy(mail_server, settings):
    settings.EMAIL_DELIVERY_IN_THREAD = True

    for number in range(20):
        send_mail("Hello", "words", None, [f"{number}@example.org"])
    wait_for_the_thread()

    assert sorted(mail_server.recipients) == sorted(f"{number}@example.org" for number in range(20))


def worker(settings: object) -> subprocess.Popen[bytes]:
    """A process that sends what is due, as the timer starts it."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "EMAIL_URL": f"smtp://127.0.0.1:{settings.EMAIL_PORT}",
        "SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "juggle.settings.dev",
        "EMAILS_PER_HOUR": "0",
    }
    return subprocess.Popen([sys.executable, str(ROOT / "manage.py"), "send_queued_mail"], env=environment)


def test_of_1000_emails_and_two_workers_one_of_them_killed_none_is_lost_and_one_at_most_comes_twice(
    mail_server, settings
):
    settings.EMAIL_TIMEOUT = 10
    settings.EMAILS_PER_HOUR = 0
    messages = [
        SiteEmail(subject="Hello", body="words", to=[f"{number}@example.org"], kind=EmailKind.COMMENT)
        for number in range(1000)
    ]
    # Past the backend, which would begin to send them here.
    QueuedEmail.objects.bulk_create(email for message in messages for email in queued_emails(message))
    workers = [worker(settings) for _ in range(2)]
    while QueuedEmail.objects.exclude(claimed_until=None).count() < 2:
        assert workers[0].poll() is None
        sleep(0.002)
    os.kill(workers[0].pid, signal.SIGKILL)
    for each in workers:
        each.wait()

    with time_machine.travel(datetime.now(UTC) + QueuedEmail.CLAIM_LASTS + timedelta(seconds=1)):
        while deliver_due():
            pass

    counts = Counter(mail_server.recipients)
    assert len(counts) == 1000
    assert sum(counts.values()) <= 1001
    assert QueuedEmail.objects.exclude(sent_at=None).count() == 1000


def test_an_email_in_the_hands_of_a_killed_process_is_taken_over(mail_server, settings):
    mail_server.hangs = True
    for name in ("ann", "bo"):
        send_mail("Hello", "words", None, [f"{name}@example.org"])
    QueuedEmail.objects.retry_now()
    mail_server.has_data.clear()
    sending = worker(settings)
    assert mail_server.has_data.wait(timeout=60)
    os.kill(sending.pid, signal.SIGKILL)
    sending.wait()
    mail_server.hangs = False

    assert deliver_due() == 1  # the one that nobody had begun
    with time_machine.travel(datetime.now(UTC) + QueuedEmail.CLAIM_LASTS + timedelta(seconds=1)):
        assert deliver_due() == 1

    assert mail_server.recipients == ["bo@example.org", "ann@example.org"]
    assert not QueuedEmail.objects.waiting().exists()
