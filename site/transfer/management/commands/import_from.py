from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from transfer.models import Import
from transfer.other_sources.source_names import SOURCES
from transfer.report.report_csv import report_rows
from transfer.report.report_text import report_text
from transfer.running.import_options import ImportOptions
from transfer.running.import_steps import ImportRefusedError, run_import

from .import_wordpress import pairs


class Command(BaseCommand):
    help = (
        "Imports comments from a comment service, a blog from Ghost, or anything from our own JSON Lines and CSV "
        "(docs/moving-out.md). A second time adds only what is new. Nobody is notified."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", choices=sorted(SOURCES), help="what wrote the file")
        parser.add_argument("files", nargs="+", metavar="FILE", help="the export, or Isso's database; also as .gz")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--address", default="", metavar="URL", help="of the old site, where the file lacks it")
        parser.add_argument("--pages", action="store_true", help="pages become information pages")
        parser.add_argument("--new-topics", action="store_true", help="categories without a topic become one")
        parser.add_argument("--topic", action="append", default=[], metavar="CATEGORY=TOPIC", help="by their slugs")
        parser.add_argument("--person", action="append", default=[], metavar="NAME=HANDLE", help="who is who here")
        parser.add_argument("--media", default="", metavar="PATH", help="a folder or a zip with the old site’s files")
        parser.add_argument("--as-written", action="store_true", help="repair no text that was decoded wrongly")
        parser.add_argument("--report", metavar="FILE", help="write the whole report to this CSV file")

    def handle(self, *args: Any, source: str, files: list[str], **options: Any) -> None:
        """Exits with 0 when everything could be read, with 1 when it could not."""
        paths = [Path(name).resolve() for name in files]
        if missing := [str(path) for path in paths if not path.is_file()]:
            raise CommandError(f"There is no such file: {', '.join(missing)}")
        chosen = ImportOptions(
            with_pages=options["pages"],
            with_new_topics=options["new_topics"],
            topics=pairs(options["topic"]),
            people=pairs(options["person"]),
            media=str(Path(options["media"]).resolve()) if options["media"] else "",
            repairs_encoding=not options["as_written"],
        )
        run = Import.objects.create(
            source=source,
            files=[str(path) for path in paths],
            options=chosen.as_json(),
            is_dry_run=options["dry_run"],
        )
        try:
            run_import(run, SOURCES[source](paths, options["address"]))
        except ImportRefusedError as error:
            run.delete()
            raise CommandError(str(error)) from error
        for line in report_text(run):
            self.stdout.write(line)
        if options["report"]:
            Path(options["report"]).write_text("".join(report_rows(run)), encoding="utf-8", newline="")
        if run.state != Import.State.DONE or run.error or run.lines.filter(level="problem").exists():
            raise CommandError("Not everything could be imported; the report says what and why.")
