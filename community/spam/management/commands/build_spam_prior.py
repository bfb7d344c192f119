from typing import Any

from django.core.management.base import BaseCommand

from community.spam.learning.prior import PRIOR, build_prior, read_seeds


class Command(BaseCommand):
    help = (
        "Makes the file with what the filter knows on a site's first day, from the written examples beside it "
        "(community/spam/learning/seeds). For developers who change the examples or the rules; a site never needs it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        built = build_prior()
        PRIOR.write_text(built + "\n", encoding="utf-8")
        self.stdout.write(f"{len(read_seeds()):,} examples, {len(built) // 1000:,} kB in {PRIOR.name}.")
