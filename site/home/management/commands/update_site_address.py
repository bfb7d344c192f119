from typing import Any

from django.core.management import BaseCommand

from home.site_address import update_site_records


class Command(BaseCommand):
    help = "Make sitemap, feeds and links follow SITE_URL. The web server's unit runs it before each start."

    def handle(self, *args: Any, **options: Any) -> None:
        update_site_records()
