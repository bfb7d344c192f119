"""Every page of the demo site, as two checkouts show it: for a change that must not change what people see.

    python -m benchmarks.compare_pages OLD_CHECKOUT NEW_CHECKOUT

Makes the demo content with the old checkout, upgrades a copy of it with `migrate` in each, and asks both for the same
pages at the same moment: as a stranger, the demo's reader, author and moderator, following every link from the front
page; then posting, editing, thanking and deciding. Ends with 1 when a page is different. Names (classes, ids, data
attributes, style sheets and scripts) may differ; they are counted and listed apart.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from .page_differences import DIFFERENT, NAMED, SAME, SPACED, Comparison, compare

CRAWLER = Path(__file__).with_name("page_crawler.py")
MOST_LINES = 25


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.compare_pages",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("old", type=Path, help="a folder with the version to compare with")
    parser.add_argument("new", type=Path, help="a folder with the version in question")
    parser.add_argument("--var", type=Path, help="take db.sqlite3 and media from here instead of making a demo")
    parser.add_argument(
        "--expect", action="append", default=[], metavar="OLD=NEW", help="a regular expression, and what it becomes"
    )
    parser.add_argument("--full", action="store_true", help="print every difference whole")
    parser.add_argument("--keep", type=Path, help="write both sides' answers into this folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="juggle-pages-") as folder:
        var = arguments.var or make_demo(arguments.old.resolve(), Path(folder) / "demo")
        moment = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
        sides = [
            crawl(root.resolve(), var, Path(folder) / side, moment)
            for side, root in (("old", arguments.old), ("new", arguments.new))
        ]
        if arguments.keep:
            arguments.keep.mkdir(parents=True, exist_ok=True)
            for side in ("old", "new"):
                shutil.copy(Path(folder) / side / "pages.json", arguments.keep / f"{side}.json")
    old = expect(sides[0], arguments.expect)
    return report(old, sides[1], most_lines=10_000 if arguments.full else MOST_LINES)


def make_demo(root: Path, var: Path) -> Path:
    var.mkdir(parents=True)
    run(root, var, "manage.py", "prepare", "--demo", quiet=True)
    return var


def crawl(root: Path, var: Path, folder: Path, moment: datetime) -> dict[str, Any]:
    shutil.copytree(var / "media", folder / "media")
    shutil.copy(var / "db.sqlite3", folder / "db.sqlite3")
    run(root, folder, "manage.py", "migrate", "--verbosity", "0")
    run(root, folder, "-P", str(CRAWLER), str(folder / "pages.json"), moment.isoformat())
    return json.loads((folder / "pages.json").read_text())


def run(root: Path, var: Path, *command: str, quiet: bool = False) -> None:
    """Python in this checkout, with everything it writes in `var`."""
    settings = re.search(r'"(juggle\.settings[\w.]*)"', (root / "manage.py").read_text())
    assert settings, f"{root}/manage.py names no settings"
    environment = {
        "DATABASE_URL": f"sqlite:///{var / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": settings[1],
        "EMAIL_URL": f"filemail:///{var / 'mail'}",
        "LOG_LEVEL": "CRITICAL",
        "MEDIA_ROOT": str(var / "media"),
        "PRIVATE_ROOT": str(var / "private"),
        "PYTHONDONTWRITEBYTECODE": "1",
        # Sets have one order, so that lists in headers have one.
        "PYTHONHASHSEED": "0",
        "SECRET_KEY": "the-same-on-both-sides-" + "x" * 40,
        "SITE_URL": "http://127.0.0.1:8000",
        "TASKS": "immediate",
    }
    output = subprocess.DEVNULL if quiet else None
    subprocess.run([sys.executable, *command], cwd=root, env={**os.environ, **environment}, check=True, stdout=output)


def expect(answers: dict[str, Any], rules: list[str]) -> dict[str, Any]:
    """The old answers with what is known to have changed, such as an address."""
    text = json.dumps(answers)
    for rule in rules:
        pattern, _, becomes = rule.partition("=")
        text = re.sub(pattern, becomes, text)
    return json.loads(text)


def report(old: dict[str, Any], new: dict[str, Any], *, most_lines: int) -> int:
    compared = {name: compare(old[name], new[name]) for name in old if name in new}
    for verdict in (SPACED, DIFFERENT):
        show({name: each for name, each in compared.items() if each.verdict == verdict}, verdict, most_lines)
    only = {"old": [name for name in old if name not in new], "new": [name for name in new if name not in old]}
    for side, names in only.items():
        for name in names:
            print(f"only in the {side}: {name}")
    renamed: Counter[tuple[str, str, str]] = sum((each.names for each in compared.values()), Counter())
    for (attribute, before, after), count in renamed.most_common():
        print(f"{count:7}  {attribute}: {before} → {after}")
    counts = Counter(each.verdict for each in compared.values())
    print(
        f"{len(compared)} answers on both sides: "
        + ", ".join(f"{counts[verdict]} {verdict}" for verdict in (SAME, NAMED, SPACED, DIFFERENT))
    )
    errors = [name for name, answer in new.items() if answer["status"] >= 500]
    print(f"only in the old {len(only['old'])}, only in the new {len(only['new'])}, errors {len(errors)} {errors[:5]}")
    return 1 if counts[DIFFERENT] or counts[SPACED] or any(only.values()) else 0


def show(compared: dict[str, Comparison], verdict: str, most_lines: int) -> None:
    """Pages with the same difference are shown once."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, each in compared.items():
        alike.setdefault(tuple(line for line in each.lines if not line.startswith("@@")), []).append(name)
    for lines, names in alike.items():
        print(f"{verdict}: {names[0]}" + (f" and {len(names) - 1} more" if names[1:] else ""))
        for line in lines[:most_lines]:
            print(f"    {line}")
        if len(lines) > most_lines:
            print(f"    … {len(lines) - most_lines} more lines")


if __name__ == "__main__":
    sys.exit(main())
