from typing import Any

from django.core.management.base import BaseCommand

from community.notifications.emails.at_once import send_at_once
from community.notifications.emails.digest import send_digests
from community.notifications.emails.guest_emails import send_to_guests
from community.notifications.emails.timed_emails import send_timed_emails
from community.notifications.notify_after_commit import notify_pending
from community.notifications.reminders import send_reminders


class Command(BaseCommand):
    help = (
        "Queues the e-mails about what is new: those that come straight away, digests, reminders. Run it every minute."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if told := notify_pending():
            self.stdout.write(f"comments told of late: {told}")
        if reminded := send_reminders():
            self.stdout.write(f"reminded of: {reminded}")
        if sent := send_at_once() + send_to_guests():
            self.stdout.write(f"straight away: {sent}")
        if sent := send_digests():
            self.stdout.write(f"digests: {sent}")
        for name, sent in send_timed_emails().items():
            if sent:
                self.stdout.write(f"{name}: {sent}")
