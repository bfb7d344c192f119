import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.spam.learning.evaluation import SHARE_LEARNED, Confusion, Trial, trials_of
from community.spam.learning.goals import Line, compare
from community.spam.learning.labelled_file import read_labelled_file


class Command(BaseCommand):
    help = (
        "Says how well the filter learns to tell spam from ham, on labelled comments of your own: a CSV file with the "
        "columns text and label (1 or spam, 0 or ham), and if there are any source, part (train, test) and date. "
        "Nothing is saved. Gates and the writer's standing are left out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument(
            "--learned",
            type=_share,
            default=SHARE_LEARNED,
            help=f"which share to learn, the rest is judged (default {SHARE_LEARNED}); for files without a part column",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["files"]:
            try:
                found = read_labelled_file(path)
            except (OSError, ValueError) as error:
                raise CommandError(str(error)) from error
            self.stdout.write(f"{path.name}: {len(found.rows):,} comments")
            for problem in found.problems:
                self.stdout.write(f"  left out: {problem}")
            if found.problems:
                self.stdout.write(f"  left out in all: {len(found.problems)}")
            for method, trials in trials_of(found.rows, share_learned=options["learned"]).items():
                self._report(method, trials)

    def _report(self, method: str, trials: list[Trial]) -> None:
        self.stdout.write(f"  {method}")
        results = {trial.name: trial.run() for trial in trials if trial.learned and trial.judged}
        for name, result in results.items():
            self.stdout.write(f"    {_line(name or 'all', result.confusion)}, AUC {_figure(result.area)}")
        if len(results) > 1:
            together = sum((result.confusion for result in results.values()), Confusion())
            self.stdout.write(f"    {_line('together', together)}")
        for line in compare(method, list(results.values())) if results else ():
            self.stdout.write(f"    {_compared(line)}")


def _line(name: str, result: Confusion) -> str:
    return (
        f"{name}: MCC {_figure(result.mcc)}, ham blocked {result.blocked:.2%}, spam caught {result.recall:.1%},"
        f" right {result.accuracy:.2%}"
    )


def _compared(line: Line) -> str:
    """ "MCC .936 (goal .930, reached)" """
    form = _figure if line.name in ("MCC", "AUC") else "{:.2%}".format
    return f"{line.name} {form(line.value)} (goal {form(line.goal)}, {'' if line.is_reached else 'not '}reached)"


def _figure(value: float) -> str:
    """ ".945", as papers print it."""
    return f"{value:.3f}".replace("0.", ".", 1)


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share < 1:
        raise argparse.ArgumentTypeError("say a number between 0 and 1")
    return share
