from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.branding.brand import current_brand
from transfer.export.site_export import JSONL, MEDIA, WXR, SiteExport

NOT_EMPTY = "{} isn’t empty. Name a folder that is, or that isn’t there yet."
NO_SPACE = "It couldn’t be written whole ({}). The files that end in .part are what there is; delete them."
ADDRESSES = "It holds e-mail addresses of members and guests: keep it as you keep the database."


class Command(BaseCommand):
    help = (
        "Writes articles, their comments, people and pictures into a folder: as JSON Lines, and for WordPress. "
        "E-mail addresses stay here unless you ask, and nobody learns who is behind an alias."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a new or empty folder")
        parser.add_argument(
            "--with-addresses", action="store_true", help="with the e-mail addresses of members and guests"
        )
        parser.add_argument(
            "--pictures-at", default="", metavar="ADDRESS", help="where its folder with the pictures will be on the web"
        )

    def handle(self, *args: Any, folder: Path, with_addresses: bool, pictures_at: str, **options: Any) -> None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise CommandError(NOT_EMPTY.format(folder))
            export = SiteExport(
                folder,
                current_brand().name,
                with_addresses=with_addresses,
                pictures_at=pictures_at,
                warn=self.stderr.write,
            )
            counts = export.write()
        except OSError as error:
            raise CommandError(NO_SPACE.format(error)) from error
        told = ", ".join(
            f"{counts[kind]} {kind}" for kind in ("articles", "comments", "mentions", "people", "pictures")
        )
        self.stdout.write(f"{told}: {folder / JSONL}, {folder / WXR}, {folder / MEDIA}")
        if with_addresses:
            self.stdout.write(ADDRESSES)
