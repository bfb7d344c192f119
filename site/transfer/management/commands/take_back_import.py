from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from transfer.models import Import
from transfer.running.taking_back import NotTakenBackError, take_back


class Command(BaseCommand):
    help = "Takes an import back whole, as long as nobody has answered what it brought. Without a number it lists them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", nargs="?", type=int)

    def handle(self, *args: Any, number: int | None, **options: Any) -> None:
        if number is None:
            for one in Import.objects.filter(is_dry_run=False):
                self.stdout.write(f"{one.pk:>6}  {one.created_at:%Y-%m-%d %H:%M}  {one.site_address}  {one.state}")
            return
        run = Import.objects.filter(pk=number, is_dry_run=False).first()
        if run is None:
            raise CommandError(f"There is no import {number}. Without a number, this lists them.")
        try:
            take_back(run)
        except NotTakenBackError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Taken back.")
