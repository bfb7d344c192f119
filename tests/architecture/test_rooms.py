"""Each room uses only rooms to its left: in imports, names of addresses, template tags and templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .rooms import (
    ROOMS,
    ROOT,
    SITE_ROOMS,
    all_files,
    folder_of,
    is_right_of,
    named,
    room_of,
    room_of_file,
    source_files,
    strings_in,
    template_files,
    tree_of,
)

# Folders that are not rooms.
FURNITURE = {"community": set(), "site": {"static", "styles"}}

# Pages that put several rooms together. An entry that is no longer needed fails as well.
COMPOSED = {
    "templates/home/information_page.html",
    "templates/members/edit_profile.html",
    "templates/members/profile.html",
}

# Python that names an address or template to its right. An entry that is no longer needed fails as well.
REACHES_RIGHT: set[str] = set()


def imported_modules(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of everything imported, inside functions and for type checkers too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            # `from community import posting` names a room only together with what it imports.
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def reaches_up(path: Path) -> Iterator[int]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.level > 1:
            yield node.lineno


def lines_of(path: Path, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    text = path.read_text()
    for match in pattern.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(1)


def tag_libraries() -> dict[str, str]:
    """Name of each library of template tags, and its room."""
    return {
        path.stem: room
        for room in ROOMS
        for path in folder_of(room).glob("templatetags/*.py")
        if path.stem != "__init__"
    }


def names_of_addresses() -> dict[str, str]:
    """Name of each address, and the room whose urls.py has it."""
    name = re.compile(r"""\bname=["']([\w-]+)["']""")
    return {
        found: room for room in ROOMS for path in folder_of(room).rglob("urls.py") for _, found in lines_of(path, name)
    }


TEMPLATE_NAME = re.compile(r"^(?:[\w-]+/)+[\w.-]+\.(?:html|jinja|txt|xml|svg)$")
IN_TEMPLATES = {
    "tags": re.compile(r"""{%-?\s*load\s+(?:[\w ]+\sfrom\s+)?([\w ]+?)\s*-?%}"""),
    "templates": re.compile(r"""{%-?\s*(?:include|extends|import|from)\s+["']([\w./-]+)["']"""),
    "addresses": re.compile(r"""(?:{%\s*url\s+|\burl\()["']([\w-]+)["']"""),
}


def used_by_template(path: Path) -> Iterator[tuple[int, str, str | None]]:
    """Line, name and room of everything that a template takes from a room."""
    libraries, addresses = tag_libraries(), names_of_addresses()
    for line, names in lines_of(path, IN_TEMPLATES["tags"]):
        yield from ((line, name, libraries.get(name)) for name in names.split())
    for line, name in lines_of(path, IN_TEMPLATES["templates"]):
        yield line, name, room_of_file(ROOT / "templates" / name)
    for line, name in lines_of(path, IN_TEMPLATES["addresses"]):
        yield line, name, addresses.get(name)


def used_by_python(path: Path) -> Iterator[tuple[int, str, str | None]]:
    """Templates and addresses named in strings; imports are asked about on their own."""
    addresses = names_of_addresses()
    for line, text in strings_in(path):
        if TEMPLATE_NAME.match(text):
            yield line, text, room_of_file(ROOT / "templates" / text)
        elif "-" in text and text in addresses and path.name != "urls.py":
            yield line, text, addresses[text]


@pytest.mark.parametrize("room", ROOMS)
def test_room_imports_only_rooms_to_its_left(room: str) -> None:
    wrong = [
        named(path, line, f"{room} imports {module}")
        for path in sorted(folder_of(room).rglob("*.py"))
        for line, module in imported_modules(path)
        if (other := room_of(module)) and is_right_of(other, room)
    ]

    assert wrong == []


def reaches_right(path: Path) -> list[str]:
    room = room_of_file(path)
    return [
        named(path, line, f"{name} belongs to {other}")
        for line, name, other in used_by_python(path)
        if room and other and is_right_of(other, room)
    ]


def test_python_names_only_addresses_and_templates_of_rooms_to_its_left() -> None:
    wrong = [
        found
        for path in source_files()
        if str(path.relative_to(ROOT)) not in REACHES_RIGHT
        for found in reaches_right(path)
    ]

    assert wrong == []


def test_every_exception_for_python_is_still_needed() -> None:
    assert [name for name in sorted(REACHES_RIGHT) if not reaches_right(ROOT / name)] == []


def looks_right(path: Path) -> list[str]:
    room = room_of_file(path)
    return [
        named(path, line, f"{name} belongs to {other}")
        for line, name, other in used_by_template(path)
        if room and other and is_right_of(other, room)
    ]


def test_templates_use_only_rooms_to_their_left() -> None:
    wrong = [
        found for path in template_files() for found in looks_right(path) if str(path.relative_to(ROOT)) not in COMPOSED
    ]

    assert wrong == []


def test_every_exception_for_a_composed_page_is_still_needed() -> None:
    assert [name for name in sorted(COMPOSED) if not looks_right(ROOT / name)] == []


def test_no_room_reaches_above_itself_with_dots() -> None:
    wrong = [named(path, line, "more than one dot") for path in all_files() for line in reaches_up(path)]

    assert wrong == []


def test_community_root_belongs_to_no_room_and_so_holds_no_code() -> None:
    loose = [
        path.name
        for path in (ROOT / "community").glob("*.py")
        if any(not isinstance(node, ast.Expr) for node in tree_of(path).body)
    ]

    assert loose == []


@pytest.mark.parametrize("parent", ["community", "site"])
def test_every_folder_is_a_room_in_the_row(parent: str) -> None:
    rooms = {folder_of(room) for room in ROOMS}

    strangers = {
        path.name
        for path in sorted((ROOT / parent).iterdir())
        if path.is_dir() and path.name != "__pycache__" and path not in rooms
    }

    assert strangers <= FURNITURE[parent], "a new room takes its place in ROOMS"


def test_every_room_in_the_row_exists() -> None:
    assert [room for room in ROOMS if not (folder_of(room) / "__init__.py").exists()] == []
    assert set(SITE_ROOMS) <= set(ROOMS)
