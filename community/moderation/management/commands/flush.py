from typing import Any

from django.core.management.commands import flush

from community.moderation.log.log_guard import unguarded_log


class Command(flush.Command):
    """Django's own, which empties every table, tests' too: the log's triggers would refuse it."""

    def handle(self, **options: Any) -> None:
        with unguarded_log(using=options["database"]):
            super().handle(**options)
