"""The house rules of CONTRIBUTING.md that a machine can check. A failure names the file, and the line if it can."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# One row: each room imports only what stands to its left.
ROOMS = [
    "community.members",
    "community.comments",
    "community.spam",
    "community.notifications",
    "community.moderation",
    "community.posting",
    "community.forum",
    "blog",
    "home",
    "search",
    "leaving",
    "demo",
    "juggle",
]
SITE_ROOMS = ["home", "search", "leaving", "demo", "juggle"]  # on the path from site/, which is no package
FURNITURE = {"community": set(), "site": {"static", "styles"}}  # folders that are not rooms
EMPTY_NAMES = {"utils", "helpers", "services", "common", "core", "manager", "managers"}
MOST_LINES = 250
LISTS = {"site/juggle/settings/base.py"}  # read from top to bottom by nobody, looked up in by everybody


def folder_of(room: str) -> Path:
    return ROOT / "site" / room if room in SITE_ROOMS else ROOT / room.replace(".", "/")


def room_of(module: str) -> str | None:
    return next((room for room in ROOMS if module == room or module.startswith(f"{room}.")), None)


def source_files() -> list[Path]:
    """Every Python file of ours that is not a migration."""
    folders = ["community", "blog", "site", "tests", "benchmarks"]
    files = [ROOT / "manage.py", *(path for folder in folders for path in (ROOT / folder).rglob("*.py"))]
    return sorted(path for path in files if "migrations" not in path.parts)


def imported_modules(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of everything imported, inside functions and for type checkers too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            # `from community import posting` names a room only together with what it imports.
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def reaches_up(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level > 1:
            yield node.lineno


def named(path: Path, line: int, what: str) -> str:
    return f"{path.relative_to(ROOT)}:{line}: {what}"


@pytest.mark.parametrize("room", ROOMS)
def test_room_imports_only_rooms_to_its_left(room: str) -> None:
    to_the_right = ROOMS[ROOMS.index(room) + 1 :]

    wrong = [
        named(path, line, f"{room} imports {module}")
        for path in sorted(folder_of(room).rglob("*.py"))
        for line, module in imported_modules(path)
        if room_of(module) in to_the_right
    ]

    assert wrong == []


def test_no_room_reaches_above_itself_with_dots() -> None:
    wrong = [named(path, line, "more than one dot") for path in source_files() for line in reaches_up(path)]

    assert wrong == []


def test_community_root_belongs_to_no_room_and_so_holds_no_code() -> None:
    loose = [path.name for path in (ROOT / "community").glob("*.py") if path.read_text().strip()]

    assert loose == []


@pytest.mark.parametrize("parent", ["community", "site"])
def test_every_folder_is_a_room_in_the_row(parent: str) -> None:
    rooms = {folder_of(room) for room in ROOMS}

    strangers = [
        path.name
        for path in sorted((ROOT / parent).iterdir())
        if path.is_dir() and path.name != "__pycache__" and path not in rooms
    ]

    assert set(strangers) <= FURNITURE[parent], "a new room takes its place in ROOMS"


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = [str(path.relative_to(ROOT)) for path in source_files() if EMPTY_NAMES & {path.stem, path.parent.name}]

    assert empty == []


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        name: lines
        for path in source_files()
        if (lines := len(path.read_text().splitlines())) > MOST_LINES
        and (name := str(path.relative_to(ROOT))) not in LISTS
    }

    assert long == {}, "what is the second thing in each?"


def test_every_migration_says_what_it_does() -> None:
    unnamed = [
        str(path.relative_to(ROOT))
        for folder in ("community", "blog", "site")
        for path in (ROOT / folder).rglob("migrations/*.py")
        if "_auto_" in path.name
    ]

    assert unnamed == []


FORBIDDEN_IN_TEMPLATES = {
    "an inline style": re.compile(r"""\sstyle\s*=""", re.IGNORECASE),
    "an inline handler": re.compile(r"""\son[a-z]+\s*=\s*["']""", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "|safe": re.compile(r"\|\s*safe\b"),
    "autoescape off": re.compile(r"autoescape\s+off"),
}

# Nothing that anybody typed. An entry that is no longer needed fails as well.
SAFE_ON_PURPOSE = {
    "templates/django/forms/_notes.html",  # help texts come from code; Django's list of password rules is HTML
    "templates/mfa/totp/activate_form.html",  # the QR code, an SVG drawn by allauth
}


@pytest.mark.parametrize("what", FORBIDDEN_IN_TEMPLATES)
def test_no_template_contains(what: str) -> None:
    # Letters carry their style in themselves, since nothing else reaches a mail program; text letters are not HTML.
    pages = [
        path
        for path in sorted((ROOT / "templates").rglob("*"))
        if path.suffix in {".html", ".xml", ".svg"} and (what != "a style element" or "emails" not in path.parts)
    ]

    found = [
        named(path, text.count("\n", 0, match.start()) + 1, what)
        for path in pages
        for text in [path.read_text()]
        for match in FORBIDDEN_IN_TEMPLATES[what].finditer(text)
        if not (what == "|safe" and str(path.relative_to(ROOT)) in SAFE_ON_PURPOSE)
    ]

    assert found == []


def test_every_exception_for_safe_is_still_needed() -> None:
    assert [name for name in sorted(SAFE_ON_PURPOSE) if "|safe" not in (ROOT / name).read_text()] == []
