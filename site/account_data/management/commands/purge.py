from typing import Any

from django.core.management.base import BaseCommand

from account_data.retention import purge


class Command(BaseCommand):
    help = "Forgets what is due: members who asked to go, old drafts, tokens, spam, sessions. Run it every hour."

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, count in purge().items():
            if count:
                self.stdout.write(f"{kind.replace('_', ' ')}: {count}")
