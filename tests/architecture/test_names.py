"""What files are called, how long they are, and that each folder says what lives there."""

import ast
from collections import Counter
from pathlib import Path
from statistics import median, quantiles

from .rooms import ROOT, SOURCE_FOLDERS, all_files, source_files, tree_of

EMPTY_NAMES = {"utils", "helpers", "services", "common", "core", "manager", "managers"}
# Names that many folders have, because Django or Wagtail looks for them or everybody knows them.
# "base": the settings that are the same everywhere, and the module in which Django looks for a database engine.
EVERYWHERE = {"__init__", "base", "models", "views", "urls", "forms", "apps", "admin", "wagtail_hooks"}
LONGEST = 300


def lines_in(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = [str(path.relative_to(ROOT)) for path in all_files() if EMPTY_NAMES & {path.stem, path.parent.name}]

    assert empty == []


def test_no_file_name_stands_twice() -> None:
    counted = Counter(path.stem for path in source_files() if path.stem not in EVERYWHERE)

    assert {name: count for name, count in counted.items() if count > 1} == {}


def test_files_are_short() -> None:
    """Half of them fit a screen, one in ten is over 150 lines, none over 300."""
    lengths = {str(path.relative_to(ROOT)): lines_in(path) for path in source_files() if path.stem != "__init__"}

    assert {name: count for name, count in lengths.items() if count > LONGEST} == {}
    assert 40 <= median(lengths.values()) <= 70
    assert quantiles(lengths.values(), n=10)[8] <= 150


def test_no_test_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        str(path.relative_to(ROOT)): lines_in(path)
        for path in all_files()
        if path not in source_files() and lines_in(path) > LONGEST
    }

    assert long == {}, "what is the second thing in each?"


def test_there_are_more_lines_of_tests_than_of_code() -> None:
    tests = sum(lines_in(path) for path in (ROOT / "tests").rglob("*.py"))

    assert tests >= 1.4 * sum(lines_in(path) for path in source_files())


def test_every_folder_says_what_lives_there() -> None:
    exempt = {"migrations", "management", "commands", "templatetags"}
    silent = [
        str(path.relative_to(ROOT))
        for folder in SOURCE_FOLDERS
        for path in sorted((ROOT / folder).rglob("__init__.py"))
        if path.parent.name not in exempt and not ast.get_docstring(tree_of(path))
    ]

    assert silent == []


def test_every_migration_says_what_it_does() -> None:
    unnamed = [
        str(path.relative_to(ROOT))
        for folder in SOURCE_FOLDERS
        for path in (ROOT / folder).rglob("migrations/*.py")
        if "_auto_" in path.name
    ]

    assert unnamed == []
