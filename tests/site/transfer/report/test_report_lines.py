from typing import Any

import pytest

from transfer.imported import ImportedPost, ReadingProblem
from transfer.models import Import, ImportLine
from transfer.report import report_lines
from transfer.report.report_csv import report_rows
from transfer.report.report_lines import ReportLines
from transfer.report.tally import Outcome, Tally, rows_of


@pytest.fixture
def lines(db: Any) -> ReportLines:
    return ReportLines(Import.objects.create(source="wordpress"))


def test_a_line_names_the_post_and_its_place(lines: ReportLines) -> None:
    post = ImportedPost("12", title="A <b>post</b>\0", file_name="x.xml", line=7)
    lines.add("changed", "It has no text.\0", post=post)
    lines.save()

    line = ImportLine.objects.get()
    assert (line.level, line.kind, line.source_id, line.title) == ("changed", "post", "12", "A post")
    assert (line.file_name, line.line, line.text) == ("x.xml", 7, "It has no text.")


@pytest.mark.parametrize(
    ("problem", "level"),
    [
        (ReadingProblem("x"), "repaired"),
        (ReadingProblem("x", is_left_out=True), "left_out"),
        (ReadingProblem("x", is_fatal=True), "problem"),
    ],
)
def test_problems_of_a_file(lines: ReportLines, problem: ReadingProblem, level: str) -> None:
    lines.problem(problem)
    lines.save()

    assert ImportLine.objects.get().level == level


def test_there_is_a_most(lines: ReportLines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_lines, "MOST_LINES", 3)
    for number in range(9):
        lines.add("changed", str(number))
    lines.save()

    assert [line.text for line in ImportLine.objects.all()] == ["0", "1", "2", report_lines.MORE]


def test_the_table_holds_no_formulas(lines: ReportLines) -> None:
    lines.add("changed", '=HYPERLINK("x")', title="+1", line=3)
    lines.save()

    head, row = report_rows(lines.run)
    assert head == "level,kind,id there,title,file,line,what happened\r\n"
    assert row == 'changed,,,\'+1,,3,"\'=HYPERLINK(""x"")"\r\n'


def test_outcomes_add_up() -> None:
    tally = Tally()
    tally.count("post", "published", Outcome.ADDED, 2)
    tally.count("post", "published", Outcome.CONFLICT)
    tally.count("page", "draft", Outcome.LEFT_OUT)

    rows = rows_of(tally.as_json())

    assert [(row.kind, row.status, row.came_in) for row in rows] == [("page", "draft", 1), ("post", "published", 3)]
    assert rows[1].outcomes == {"added": 2, "updated": 0, "unchanged": 0, "conflict": 1, "left out": 0}
