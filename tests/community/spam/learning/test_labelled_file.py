from pathlib import Path

import pytest

from community.spam.learning.labelled_file import read_labelled_file


def read(tmp_path: Path, content: str):
    path = tmp_path / "labelled.csv"
    path.write_text(content, encoding="utf-8")
    return read_labelled_file(path)


def test_both_ways_of_saying_spam_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, "text,label\nCheap loans,1\nGood night,0\nLoans, spam\nHello,HAM\n")

    assert [row.labelled.is_spam for row in found.rows] == [True, False, True, False]
    assert found.problems == []


def test_columns_that_are_there_are_kept(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "date,source,part,text,label\n2026-01-02,blog,train,Hello,0\n").rows

    assert (row.source, row.part, row.date) == ("blog", "train", "2026-01-02")


def test_rows_that_make_no_sense_are_named_and_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, "text,label\nHello,0\nWhat,perhaps\nNothing\n")

    assert len(found.rows) == 1
    assert found.problems == [
        "line 3: the label is perhaps, not 1, 0, spam or ham",
        "line 4: the label is missing, not 1, 0, spam or ham",
    ]


def test_a_row_without_a_text_teaches_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, 'label,text\n1\n1,"  "\n0,Hello\n')

    assert [row.labelled.is_spam for row in found.rows] == [False]
    assert found.problems == ["line 2: there is no text", "line 3: there is no text"]


def test_a_broken_quotation_mark_does_not_stop_the_rest(tmp_path: Path) -> None:
    found = read(tmp_path, f"text,label\n{'x' * 1_000_001},1\nHello,0\n")

    assert [row.labelled.is_spam for row in found.rows] == [False]
    assert found.problems == ["after line 1: field larger than field limit (1000000)"]


def test_a_file_without_the_columns_says_which(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has no column label and no column text"):
        read(tmp_path, "comment,spam\nHello,0\n")
