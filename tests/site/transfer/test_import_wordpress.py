from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from blog.models import ArticlePage
from tests.site.transfer import wxr
from transfer.models import Import

KITCHEN_TABLE = Path(__file__).parent / "exports" / "kitchen-table.xml"
pytestmark = pytest.mark.django_db


def output_of(*args: Any, **options: Any) -> str:
    out = StringIO()
    call_command("import_wordpress", *map(str, args), stdout=out, **options)
    return out.getvalue()


def test_it_says_what_came_in_and_what_became_of_it() -> None:
    said = output_of(KITCHEN_TABLE, "--pages")

    assert "page   published           1           1           0           0           0           0\n" in said
    assert "kitchen-table.xml:202: “Mug” is of a kind we don’t know (product) and was left out.\n" in said
    assert "kitchen-table.xml:21: post 12 “Porridge & other truces”: The shortcode [mood] means nothing here" in said


def test_a_dry_run_saves_nothing() -> None:
    assert "a dry run: nothing was saved" in output_of(KITCHEN_TABLE, "--dry-run")
    assert ArticlePage.objects.count() == 0


def test_the_whole_report_as_a_table(tmp_path: Path) -> None:
    output_of(KITCHEN_TABLE, "--report", tmp_path / "report.csv")

    rows = (tmp_path / "report.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == Import.objects.get().lines.count() + 1


def test_a_file_that_cannot_be_read_whole_is_an_error(tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.post())
    path.write_text(path.read_text()[:-10])

    with pytest.raises(CommandError, match="Not everything could be imported"):
        output_of(path)
    assert ArticlePage.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["nowhere.xml"], "There is no such file"),
        ([KITCHEN_TABLE, "--time-zone", "Mars/Olympus"], "There is no time zone Mars/Olympus"),
        ([KITCHEN_TABLE, "--topic", "mornings"], "Write it as ONE=OTHER: mornings"),
    ],
)
def test_what_was_mistyped_is_said_before_anything_happens(given: list[Any], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        output_of(*given)
    assert ArticlePage.objects.count() == 0
