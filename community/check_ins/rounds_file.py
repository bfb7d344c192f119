"""A member's own rounds as a table for their own computer: a row for each day and question."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from .models import AnswerRound

HEADINGS = ("Date", "Theme", "Question", "Answer")
#: A spreadsheet takes a cell that begins like this for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: So that spreadsheets read it as UTF-8.
BYTE_ORDER_MARK = "\ufeff"


def csv_of(rounds: Sequence[AnswerRound]) -> str:
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(HEADINGS)
    for each in rounds:
        writer.writerows([plain(cell) for cell in row] for row in rows_of(each))
    return BYTE_ORDER_MARK + file.getvalue()


def rows_of(each: AnswerRound) -> Iterator[tuple[str, ...]]:
    day = each.answered_on.isoformat()
    for theme in each.version.questionnaire.themes:
        for question in theme.questions:
            yield day, theme.title, question.words, question.in_words(each.answers.get(question.key))
    if each.note:
        yield day, "", "A note to myself", each.note
    if each.tried:
        yield day, "", "What I tried", each.tried


def plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
