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


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* One\n   two. */\n.card {\n  color: red; /* why */\n}\n", ".card{color:red}"),
        (".empty :is(h2, h3), .card > a:hover { margin: 0 auto }", ".empty :is(h2,h3),.card > a:hover{margin:0 auto}"),
        (".a { width: calc(1rem + 2px); }\n.a .b { }", ".a{width:calc(1rem + 2px)}.a .b{}"),
        (
            "@media (min-width: 40rem) and (hover: hover) {\n  .a { color: red; }\n}",
            "@media (min-width:40rem) and (hover:hover){.a{color:red}}",
        ),
        ('.a::before { content: "· { ; }  : " / ""; }', '.a::before{content:"· { ; }  : " / ""}'),
    ],
)
def test_comments_and_spaces_that_mean_nothing_stay_at_home(written: str, sent: str) -> None:
    assert shortened(written) == sent


def test_an_article_needs_ten_kilobytes_of_styles_and_a_page_fourteen() -> None:
    article, more, check_in = (len(brotli.compress(JOINED_FILES[name]().encode())) for name in STYLESHEETS)

    assert article <= MOST_FOR_AN_ARTICLE
    assert article + more <= MOST_TOGETHER
    assert check_in <= MOST_FOR_A_CHECK_IN


def test_each_part_stands_in_its_layer_and_neighbours_share_it(tmp_path: Path) -> None:
    table = ["base", "card", "chip", "print"]
    layers = dict(zip(table, ["base", "components", "components", "utilities"], strict=True))
    (tmp_path / "site.css").write_text(
        "@layer base, components;\n\n"
        + "\n".join(f'@import "{name}.css" layer({layers[name]});' for name in table)
        + "\n"
    )
    for name in table:
        (tmp_path / f"{name}.css").write_text(f".{name} {{ color: red; }}\n")

    assert joined_css(tmp_path) == (
        "@layer base,components;@layer base{.base{color:red}}"
        "@layer components{.card{color:red}.chip{color:red}}@layer utilities{.print{color:red}}"
    )


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
