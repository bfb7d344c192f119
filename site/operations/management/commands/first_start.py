from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from operations.first_start.owner_link import FirstStart, HasOwner


class Command(BaseCommand):
    help = (
        "On a site without an administrator, prints one link with which to become that, in the browser. It works once, "
        "for an hour. Every start of juggle-web does it with --if-new."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-new", action="store_true", help="say nothing when there is an administrator")

    def handle(self, *args: Any, if_new: bool, **options: Any) -> None:
        try:
            token = FirstStart.issue()
        except HasOwner as problem:
            if if_new:
                return
            raise CommandError(
                f"{problem} Who has lost the way in: manage.py createsuperuser makes another administrator."
            ) from None
        self.stdout.write("This site has no owner yet. Set it up within an hour:")
        self.stdout.write(f"  {settings.SITE_URL}{reverse('first-start-link', args=[token])}")
