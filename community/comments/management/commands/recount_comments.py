from typing import Any

from django.core.management.base import BaseCommand

from community.comments.recount import recount


class Command(BaseCommand):
    help = "Counts all counters of comments anew and repairs those that are wrong. May be run while the site runs."

    def handle(self, *args: Any, **options: Any) -> None:
        repaired = [f"{what} ({count})" for what, count in recount().items() if count]
        self.stdout.write(f"Set right: {', '.join(repaired)}." if repaired else "All counters of comments are right.")
