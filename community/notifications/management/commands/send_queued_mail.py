from typing import Any

from django.core.management.base import BaseCommand

from community.notifications.delivery.email_delivery import deliver_due


class Command(BaseCommand):
    help = "Sends the e-mails that are due: those that failed before, or whose process died. Run it every minute."

    def handle(self, *args: Any, **options: Any) -> None:
        if sent := deliver_due():
            self.stdout.write(f"sent: {sent}")
