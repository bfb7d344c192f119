from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from transfer.models import Import
from transfer.report.report_csv import report_rows
from transfer.report.report_text import report_text
from transfer.running.import_options import ImportOptions
from transfer.running.import_steps import ImportRefusedError, run_import
from transfer.wordpress.wordpress_source import WordPressSource


class Command(BaseCommand):
    help = "Imports what WordPress exported. A second time adds only what is new. Nobody is notified."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a WXR file, also as .gz; several of one site")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--pages", action="store_true", help="pages become information pages")
        parser.add_argument("--new-topics", action="store_true", help="categories without a topic become one")
        parser.add_argument("--topic", action="append", default=[], metavar="CATEGORY=TOPIC", help="by their slugs")
        parser.add_argument("--person", action="append", default=[], metavar="LOGIN=HANDLE", help="who is who here")
        parser.add_argument("--time-zone", default="", help="of the old site's clock, such as Europe/Athens")
        parser.add_argument("--media", default="", metavar="PATH", help="a folder or a zip with the old site’s files")
        parser.add_argument("--as-written", action="store_true", help="repair no text that was decoded wrongly")
        parser.add_argument("--report", metavar="FILE", help="write the whole report to this CSV file")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        """Exits with 0 when everything could be read, with 1 when it could not."""
        paths = [Path(name).resolve() for name in files]
        if missing := [str(path) for path in paths if not path.is_file()]:
            raise CommandError(f"There is no such file: {', '.join(missing)}")
        chosen = ImportOptions(
            with_pages=options["pages"],
            with_new_topics=options["new_topics"],
            topics=pairs(options["topic"]),
            people=pairs(options["person"]),
            time_zone=options["time_zone"],
            media=str(Path(options["media"]).resolve()) if options["media"] else "",
            repairs_encoding=not options["as_written"],
        )
        run = Import.objects.create(
            source=WordPressSource.name,
            files=[str(path) for path in paths],
            options=chosen.as_json(),
            is_dry_run=options["dry_run"],
        )
        try:
            run_import(run, WordPressSource(paths, zone_named(chosen.time_zone)))
        except ImportRefusedError as error:
            run.delete()
            raise CommandError(str(error)) from error
        for line in report_text(run):
            self.stdout.write(line)
        if options["report"]:
            Path(options["report"]).write_text("".join(report_rows(run)), encoding="utf-8", newline="")
        if run.state != Import.State.DONE or run.error or run.lines.filter(level="problem").exists():
            raise CommandError("Not everything could be imported; the report says what and why.")


def pairs(given: list[str]) -> dict[str, str]:
    if wrong := [one for one in given if "=" not in one.strip("=")]:
        raise CommandError(f"Write it as ONE=OTHER: {', '.join(wrong)}")
    return dict(one.split("=", 1) for one in given)


def zone_named(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CommandError(f"There is no time zone {name}. Write it as Europe/Athens.") from error
