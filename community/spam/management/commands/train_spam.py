from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from community.spam.folding import retrain
from community.spam.learning.labelled_file import read_labelled_file
from community.spam.models import Example, ExampleCounter
from community.spam.models.example import pack_features

#: A comment of another site says less about this one than a decision of its moderators.
WEIGHT = 0.5
WARNING = (
    "Comments of other sites teach the filter little: trained on one site's, it took 16 to 28 % of another's honest "
    "comments for spam. Watch it in shadow first (SPAM_LEARNING=shadow)."
)


class Command(BaseCommand):
    help = (
        "Trains the spam filter from scratch: on what a site begins with and on all decisions of moderators, in their "
        "order. So it forgets what was taken back. With files (as for evaluate_spam) it learns their comments, too."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["files"]:
            self._add(path)
        model = retrain()
        self.stdout.write(f"Learned {model.examples:,} examples: this is version {model.version} of the model.")

    def _add(self, path: Path) -> None:
        try:
            found = read_labelled_file(path)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        with transaction.atomic():
            for row in found.rows:
                Example.objects.create(
                    number=ExampleCounter.objects.next_number(),
                    is_spam=row.labelled.is_spam,
                    weight=WEIGHT,
                    features=pack_features(row.labelled.seen),
                )
        for problem in found.problems:
            self.stdout.write(f"  left out: {problem}")
        self.stdout.write(f"{path.name}: {len(found.rows):,} comments, {len(found.problems):,} left out. {WARNING}")
