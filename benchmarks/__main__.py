"""`make bench`: measures speed and size. Exits with 1 if a goal is missed."""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PIECES = (
    "conversation",
    "pages",
    "reply",
    "together",
    "account",
    "article",
    "followers",
    "digest",
    "served",
    "verdict",
    "desk",
    "search",
    "discussions",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("pieces", nargs="*", metavar="piece", help=f"only these of: {', '.join(PIECES)}")
    parser.add_argument("--quick", action="store_true", help="leave out the conversations of 10,000 comments")
    arguments = parser.parse_args()
    if unknown := set(arguments.pieces) - set(PIECES):
        parser.error(f"no such piece: {', '.join(sorted(unknown))}")

    sys.path.insert(0, str(ROOT / "site"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

    import django  # noqa: PLC0415 -- the settings must be named first

    django.setup()

    from benchmarks.run import run  # noqa: PLC0415 -- the same

    return run(arguments.pieces or PIECES, quick=arguments.quick)


if __name__ == "__main__":
    sys.exit(main())
