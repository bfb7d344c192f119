import re
from io import StringIO
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command

from juggle.stylesheet import STYLES_FOLDER, STYLESHEET, StylesheetFinder, bundled_css

PARTS = sorted(path for path in STYLES_FOLDER.rglob("*.css") if path.name != "site.css")


def test_contents_page_names_every_part_once() -> None:
    named = re.findall(r'@import "([^"]+)"', (STYLES_FOLDER / "site.css").read_text())

    assert sorted(named) == [str(path.relative_to(STYLES_FOLDER)) for path in PARTS]


def test_every_part_is_in_the_joined_stylesheet_once_and_in_order() -> None:
    contents = (STYLES_FOLDER / "site.css").read_text()

    css = bundled_css()

    assert [css.count(path.read_text()) for path in PARTS] == [1] * len(PARTS)
    named = [STYLES_FOLDER / name for name in re.findall(r'@import "([^"]+)"', contents)]
    places = [css.index(path.read_text()) for path in named]
    assert places == sorted(places)
    assert "@import" not in css


def test_each_part_stands_in_its_layer(tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text('@layer base, components;\n\n@import "card.css" layer(components);\n')
    (tmp_path / "card.css").write_text(".card { color: red; }\n")

    assert bundled_css(tmp_path) == "@layer base, components;\n\n@layer components {\n.card { color: red; }\n}\n"


def test_django_finds_the_joined_stylesheet() -> None:
    found = finders.find(STYLESHEET)

    assert Path(found).read_text() == bundled_css()


def test_finder_answers_for_nothing_else() -> None:
    assert StylesheetFinder().find("css/other.css") == []


def test_a_second_look_does_not_touch_the_file() -> None:
    finder = StylesheetFinder()
    first = finder.storage.get_modified_time(finder.find(STYLESHEET))

    assert finder.storage.get_modified_time(finder.find(STYLESHEET)) == first


def test_collectstatic_takes_it_along() -> None:
    out = StringIO()

    call_command("collectstatic", interactive=False, dry_run=True, verbosity=1, stdout=out)

    assert re.findall(r"/(css/site\.css)'", out.getvalue()) == [STYLESHEET]
