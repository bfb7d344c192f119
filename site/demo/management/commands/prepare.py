"""Prepares the database for `make run` and `make serve`, in one process, since starting one takes seconds."""

from typing import Any

from django.core.management import BaseCommand, CommandParser, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from search.models import SearchEntry


class Command(BaseCommand):
    help = "Bring the database up to date; with --demo, fill an empty one and say who can sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=1)
        else:
            call_command("update_site_address")
        if demo:
            call_command("load_demo", if_empty=True)
            call_command("demo_accounts")
        if not SearchEntry.objects.exists():
            # A version without search has run here before, or the demo was loaded just now.
            call_command("rebuild_search_index")
