"""Which rooms there are, in order, and which file belongs to which. The tests beside this file ask."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# One row: each room uses only what stands to its left.
ROOMS = [
    "community.text",
    "community.branding",
    "community.members",
    "community.comments",
    "community.conversations",
    "community.spam",
    "community.notifications",
    "community.moderation",
    "community.posting",
    "community.discussions",
    "community.check_ins",
    "blog",
    "home",
    "search",
    "account_data",
    "transfer",
    "demo",
    "operations",
    "juggle",
]
SITE_ROOMS = [
    "home",
    "search",
    "account_data",
    "transfer",
    "demo",
    "operations",
    "juggle",
]  # on the path from site/, which is no package
SOURCE_FOLDERS = ("community", "blog", "site")


def folder_of(room: str) -> Path:
    return ROOT / "site" / room if room in SITE_ROOMS else ROOT / room.replace(".", "/")


def templates_of(room: str) -> Path:
    return ROOT / "templates" / room.rpartition(".")[2]


def room_of(module: str) -> str | None:
    return next((room for room in ROOMS if module == room or module.startswith(f"{room}.")), None)


def room_of_file(path: Path) -> str | None:
    """None for what belongs to the whole site: base.html, templates of packages, manage.py."""
    for room in ROOMS:
        if path.is_relative_to(folder_of(room)) or path.is_relative_to(templates_of(room)):
            return room
    return None


def is_right_of(other: str, room: str) -> bool:
    return ROOMS.index(other) > ROOMS.index(room)


def source_files() -> list[Path]:
    """Every Python file that runs on the site, migrations left out."""
    paths = (path for folder in SOURCE_FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in paths if "migrations" not in path.parts)


def all_files() -> list[Path]:
    """The same, with tests, benchmarks and chaos."""
    more = (path for folder in ("tests", "benchmarks", "chaos") for path in (ROOT / folder).rglob("*.py"))
    return sorted([ROOT / "manage.py", *source_files(), *more])


def template_files() -> list[Path]:
    kinds = {".html", ".jinja", ".txt", ".xml", ".svg"}
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in kinds)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def strings_in(path: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every string that is no docstring; the fixed parts of f-strings too."""
    tree = tree_of(path)
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def named(path: Path, line: int, what: str) -> str:
    return f"{path.relative_to(ROOT)}:{line}: {what}"
