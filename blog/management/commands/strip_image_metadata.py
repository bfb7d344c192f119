from typing import Any

from django.core.management.base import BaseCommand

from blog.assets.stored_metadata import strip_stored_metadata


class Command(BaseCommand):
    help = "Takes place, camera and names out of pictures and documents that are stored, and says of which."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for count, sentence in enumerate(strip_stored_metadata(), start=1):  # noqa: B007 -- counted for the last line
            self.stdout.write(sentence)
        self.stdout.write(f"Files with metadata, or unreadable ... {count}")
