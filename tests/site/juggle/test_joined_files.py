import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from juggle.joined_files import (
    JOINED_FILES,
    SCRIPTS,
    STYLES_FOLDER,
    STYLESHEET,
    JoinedFilesFinder,
    joined_css,
    joined_script,
)

PARTS = sorted(path for path in STYLES_FOLDER.rglob("*.css") if path.name != "site.css")


def test_contents_page_names_every_part_once() -> None:
    named = re.findall(r'@import "([^"]+)"', (STYLES_FOLDER / "site.css").read_text())

    assert sorted(named) == [str(path.relative_to(STYLES_FOLDER)) for path in PARTS]


def test_every_part_is_in_the_joined_stylesheet_once_and_in_order() -> None:
    contents = (STYLES_FOLDER / "site.css").read_text()

    css = joined_css()

    assert [css.count(path.read_text()) for path in PARTS] == [1] * len(PARTS)
    named = [STYLES_FOLDER / name for name in re.findall(r'@import "([^"]+)"', contents)]
    places = [css.index(path.read_text()) for path in named]
    assert places == sorted(places)
    assert "@import" not in css


def test_each_part_stands_in_its_layer(tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text('@layer base, components;\n\n@import "card.css" layer(components);\n')
    (tmp_path / "card.css").write_text(".card { color: red; }\n")

    assert joined_css(tmp_path) == "@layer base, components;\n\n@layer components {\n.card { color: red; }\n}\n"


def test_django_finds_the_joined_stylesheet() -> None:
    found = finders.find(STYLESHEET)

    assert Path(found).read_text() == joined_css()


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_all_its_parts_in_order(name: str) -> None:
    script = Path(finders.find(name)).read_text()

    places = [script.index(Path(finders.find(part)).read_text()) for part in SCRIPTS[name]]
    assert places == sorted(places)
    assert script == joined_script(name)


def test_every_script_of_ours_is_in_one_or_loaded_by_itself() -> None:
    alone = {
        "js/desk.js",
        "js/desk-keys.js",
        "js/editor-paste.js",
        "js/editor-session.js",
        "js/passkey.js",
        "js/search.js",
    }
    ours = {f"js/{file.name}" for file in (STYLES_FOLDER.parent / "static" / "js").glob("*.js")}
    joined = {part for parts in SCRIPTS.values() for part in parts if part.startswith("js/")}

    assert ours == alone | joined
    assert alone & joined == set()


def test_finder_answers_for_nothing_else() -> None:
    assert JoinedFilesFinder().find("css/other.css") == []


def test_a_second_look_does_not_touch_the_file() -> None:
    finder = JoinedFilesFinder()
    first = finder.storage.get_modified_time(finder.find(STYLESHEET))

    assert finder.storage.get_modified_time(finder.find(STYLESHEET)) == first


def test_collectstatic_takes_them_along() -> None:
    out = StringIO()

    call_command("collectstatic", interactive=False, dry_run=True, verbosity=1, stdout=out)

    found = re.findall(r"/juggle-static-\w+/([\w/.-]+)'", out.getvalue())
    assert found == list(JOINED_FILES) == ["css/site.css", "js/page.js", "js/writing.js", "js/conversation.js"]
