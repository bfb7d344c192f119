"""Two timers that start in the same moment, on connections of their own: each member gets one digest."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from time import sleep

import pytest
import time_machine
from django.db import connection

from community.notifications.emails import digest
from community.notifications.models import Notification, Preferences, QueuedEmail
from tests.factories import UserFactory

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
EVENING = datetime(2026, 11, 3, 20, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("batch", [200, 2], ids=["one batch that both want", "batches of two"])
def test_two_workers_send_each_digest_once(queued, settings, say, monkeypatch, batch):
    settings.TIME_ZONE = "UTC"
    monkeypatch.setattr(digest, "BATCH", batch)
    gather = digest.gather

    def gather_slowly(*args):
        sleep(0.2)  # the other one looks while this one holds its members
        return gather(*args)

    monkeypatch.setattr(digest, "gather", gather_slowly)
    with time_machine.travel(NOON, tick=False):
        comment = say("At seven.", by=UserFactory())
        members = [UserFactory() for _ in range(6)]
        for member in members:
            Preferences.objects.create(member=member)
            Notification.objects.create(recipient=member, comment=comment, kind="followed")
    start = Barrier(2)

    def work(_: int) -> int:
        try:
            start.wait(30)
            return digest.send_digests(EVENING)
        finally:
            connection.close()

    with time_machine.travel(EVENING), ThreadPoolExecutor(2) as threads:
        sent = list(threads.map(work, range(2)))

    assert sum(sent) == 6
    assert sorted(QueuedEmail.objects.values_list("recipient", flat=True)) == sorted(one.email for one in members)
    assert not Notification.objects.filter(emailed_at=None).exists()
    assert not Preferences.objects.filter(next_digest_at__lte=EVENING).exists()
