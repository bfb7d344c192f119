from typing import Any

from django.core.management.base import BaseCommand

from account_data.retention import purge


class Command(BaseCommand):
    help = "Deletes what is due: accounts of members who asked, old drafts, tokens, spam, sessions. Run it hourly."

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, count in purge().items():
            if count:
                self.stdout.write(f"{kind.replace('_', ' ')}: {count}")
