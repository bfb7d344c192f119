from typing import Any

from django.core.management.base import BaseCommand

from community.spam.external.check_status import CheckStatus, check_statuses


class Command(BaseCommand):
    help = (
        "Says which external checks of held comments are on (AKISMET_KEY, STOP_FORUM_SPAM in the environment), what "
        "each sends or would send to another server, and how it last failed. Asks nobody."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for one in check_statuses():
            self._report(one)

    def _report(self, one: CheckStatus) -> None:
        check, status = one.check, one.status
        self.stdout.write(f"{check.title}: {'on' if one.is_on else 'off'}")
        self.stdout.write(f"  {'sends' if one.is_on else 'would send'}, to {check.url}: {check.sends}")
        self.stdout.write(f"  answers: {status.answers}, failures: {status.failures}")
        if status.failed_at:
            self.stdout.write(f"  last failure: {status.failed_at:%Y-%m-%d %H:%M} UTC, {status.failure}")
