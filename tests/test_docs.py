"""What the documents say about the tree is true: paths, links, commands, the row of rooms, and numbers of decisions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.architecture.rooms import ROOMS

ROOT = Path(__file__).resolve().parents[1]
DECISIONS = ROOT / "docs" / "decisions"

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
#: Where code may name a decision.
SOURCES = ["community", "blog", "site", "templates", "tests", "benchmarks", "chaos"]
SUFFIXES = {".py", ".html", ".jinja", ".css", ".js", ".txt"}

#: `*` stands for part of a file name. A path that begins with "/" is an address of the site or of another machine.
OUR_PATH = re.compile(
    r"(?<![\w./~-])(?:community|blog|site|templates|tests|docs|benchmarks|chaos|deploy|requirements|\.ci)/[\w./*-]*[\w*/]"
)
LINK = re.compile(r"\]\((?!https?:|mailto:)(?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]*))?\)")
#: "`published` in `blog/publishing.py`", and several names before one "in".
NAME_IN_FILE = re.compile(r"(?P<names>`\w+`(?:(?:,| and) `\w+`)*) in\s+`(?P<path>[\w./-]+\.\w+)`")
COMMAND = re.compile(r"manage\.py (?P<name>[a-z_]+)")
NAMED_IN_CODE = re.compile(r"docs/decisions/(\d{4})")
OLD_FORM = re.compile(r"\bdecisions? \d{4}\b", re.IGNORECASE)


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def numbers() -> list[int]:
    return [int(path.name[:4]) for path in sorted(DECISIONS.glob("[0-9]*.md"))]


def source_texts() -> Iterator[tuple[str, str]]:
    """Name and text of every file that may name a decision. This file names none."""
    folders = (path for folder in SOURCES for path in (ROOT / folder).rglob("*"))
    for path in [*folders, ROOT / "manage.py", ROOT / "bootstrap"]:
        if path.is_file() and (path.suffix in SUFFIXES or path.name == "bootstrap") and path != Path(__file__):
            yield relative(path), path.read_text()


def is_there(path: str) -> bool:
    """Decisions are also named by their number alone."""
    pattern = f"{path}-*" if re.fullmatch(r"docs/decisions/\d{4}", path) else path
    return any(ROOT.glob(pattern.rstrip("/")))


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_path_in_a_document_exists(document: Path) -> None:
    named = sorted(set(OUR_PATH.findall(document.read_text())))

    assert [path for path in named if not is_there(path)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_name_in_a_file_that_a_document_mentions_is_there(document: Path) -> None:
    missing = [
        f"{name} in {found['path']}"
        for found in NAME_IN_FILE.finditer(document.read_text())
        for name in re.findall(r"\w+", found["names"])
        if name not in (ROOT / found["path"]).read_text()
    ]

    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_link_in_a_document_leads_somewhere(document: Path) -> None:
    broken = []
    for link in LINK.finditer(document.read_text()):
        target = (document.parent / link["path"]).resolve() if link["path"] else document
        if not target.exists() or (link["anchor"] and link["anchor"] not in anchors(target)):
            broken.append(link[0])

    assert broken == []


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "CHANGELOG.md"], ids=relative)
def test_every_command_in_a_document_exists(document: Path) -> None:
    named = set(COMMAND.findall(document.read_text()))

    assert sorted(named - set(get_commands())) == []


def test_contributing_shows_the_rooms_in_their_row() -> None:
    row = re.search(r"`(text → .+?)`", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL)

    assert row is not None
    assert re.findall(r"\w+", row[1].replace("site", "")) == [room.rpartition(".")[2] for room in ROOMS]


def test_decisions_are_numbered_without_holes() -> None:
    assert numbers() == list(range(1, len(numbers()) + 1))


@pytest.mark.parametrize("decision", sorted(DECISIONS.glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_every_decision_is_listed_and_says_what_would_change_it(decision: Path) -> None:
    text = decision.read_text()

    assert text.startswith(f"# {decision.name[:4]}: ")
    assert "**What would change our mind.**" in text
    assert f"]({decision.name})" in (DECISIONS / "README.md").read_text()


def test_every_decision_named_in_code_exists_and_every_decision_is_named() -> None:
    named = {int(number) for _name, text in source_texts() for number in NAMED_IN_CODE.findall(text)}

    assert sorted(named) == numbers()


def test_decisions_are_named_by_their_path() -> None:
    assert [(name, old) for name, text in source_texts() for old in OLD_FORM.findall(text)] == []


def test_every_page_about_a_feature_is_listed_and_every_one_named_in_code_exists() -> None:
    pages = {path.name for path in (ROOT / "docs" / "features").glob("*.md")} - {"README.md"}
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", (ROOT / "docs" / "features" / "README.md").read_text()))
    named = {page for _name, text in source_texts() for page in re.findall(r"docs/features/([\w-]+\.md)", text)}

    assert listed == pages
    assert sorted(named - pages) == []
