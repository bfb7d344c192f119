import re
from io import StringIO
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from juggle.joined_files import (
    JOINED_FILES,
    SCRIPTS,
    STYLES_FOLDER,
    STYLESHEET,
    STYLESHEETS,
    JoinedFilesFinder,
    joined_css,
    joined_script,
    shortened,
)

CONTENTS = ["site.css", "pages.css", "check-in.css"]
PARTS = sorted(path for path in STYLES_FOLDER.rglob("*.css") if path.name not in CONTENTS)
#: Bytes, compressed by Brotli: an article has the first, every other page both, and what has a check-in the third.
MOST_FOR_AN_ARTICLE, MOST_TOGETHER, MOST_FOR_A_CHECK_IN = 10_000, 14_000, 2_500


def named_by(contents: str) -> list[str]:
    return re.findall(r'@import "([^"]+)"', (STYLES_FOLDER / contents).read_text())


def test_contents_pages_name_every_part_once() -> None:
    named = [name for contents in CONTENTS for name in named_by(contents)]

    assert sorted(named) == [str(path.relative_to(STYLES_FOLDER)) for path in PARTS]


@pytest.mark.parametrize("contents", CONTENTS)
def test_every_part_is_in_its_stylesheet_once_and_in_order(contents: str) -> None:
    parts = [shortened((STYLES_FOLDER / name).read_text()) for name in named_by(contents)]

    css = joined_css(contents=contents)

    assert [css.count(part) for part in parts] == [1] * len(parts)
    places = [css.index(part) for part in parts]
    assert places == sorted(places)
    assert "@import" not in css


def test_comments_and_indentation_stay_at_home() -> None:
    css = "/* One\n   two. */\n.card {\n  color: red; /* why */\n}\n\n\n.page { color: blue; }\n"

    assert shortened(css) == ".card {\ncolor: red; }\n.page { color: blue; }\n"


def test_an_article_needs_ten_kilobytes_of_styles_and_a_page_fourteen() -> None:
    article, more, check_in = (len(brotli.compress(JOINED_FILES[name]().encode())) for name in STYLESHEETS)

    assert article <= MOST_FOR_AN_ARTICLE
    assert article + more <= MOST_TOGETHER
    assert check_in <= MOST_FOR_A_CHECK_IN


def test_each_part_stands_in_its_layer(tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text('@layer base, components;\n\n@import "card.css" layer(components);\n')
    (tmp_path / "card.css").write_text(".card { color: red; }\n")

    assert joined_css(tmp_path) == "@layer base, components;\n@layer components {\n.card { color: red; }\n}\n"


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
        "js/check-in.js",
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
    styles, scripts = (
        ["css/site.css", "css/pages.css", "css/check-in.css"],
        ["js/page.js", "js/writing.js", "js/conversation.js"],
    )
    assert found == list(JOINED_FILES) == [*styles, *scripts]
