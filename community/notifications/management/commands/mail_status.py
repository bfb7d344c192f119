from typing import Any

from django.core.management.base import BaseCommand

from community.notifications.delivery.email_status import email_status
from community.notifications.models import QueuedEmail


class Command(BaseCommand):
    help = "Says how many e-mails wait, were sent today or failed, and what went wrong with each. Times are UTC."

    def handle(self, *args: Any, **options: Any) -> None:
        status = email_status()
        since = f", the oldest since {status.oldest_waiting:%Y-%m-%d %H:%M}" if status.oldest_waiting else ""
        self.stdout.write(f"waiting: {status.waiting}{since}")
        self.stdout.write(f"sent today: {status.sent_today}")
        self.stdout.write(f"failed: {status.failed}")
        self.stdout.write(f"bounced: {status.bounced}")
        self.stdout.write(f"addresses that get no notifications: {status.undeliverable} do not work", ending="")
        self.stdout.write(f", {status.complained} complained")
        for email in QueuedEmail.objects.waiting().exclude(last_error=""):
            again = f"again at {email.next_attempt_at:%Y-%m-%d %H:%M}"
            self.stdout.write(
                f"  {email.pk} to {email.recipient}, attempt {email.attempts}, {again}: {email.last_error}"
            )
        for email in QueuedEmail.objects.bounced().filter(failed_at=None):
            self.stdout.write(f"  {email.pk} to {email.recipient}, bounced: {email.last_error}")
        for email in QueuedEmail.objects.failed():
            self.stdout.write(f"  {email.pk} to {email.recipient}, failed: {email.last_error}")
