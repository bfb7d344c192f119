from datetime import UTC, datetime

import pytest

from tests.site.transfer.other_sources.conftest import EXPORTS, read
from transfer.imported import CommentStatus
from transfer.other_sources import csv_source

HEAD = "article,id,text\n"


@pytest.fixture(scope="module")
def export():
    return read("csv", EXPORTS / "comments.csv")


def test_comments_below_the_address_of_their_page(export):
    assert [(post.address, [one.source_id for one in post.comments]) for post in export.posts] == [
        ("https://old.example/2012/02/21/porridge/", ["1", "2"]),
        ("https://old.example/nowhere/", ["3"]),
    ]
    assert export.problems == []


def test_a_line_is_a_comment(export):
    one = export.comments["1"]

    assert (one.text, one.is_html) == ("Ours starts at **five**.\n\nEvery day.", False)
    assert (one.name, one.email, one.website) == ("Tom", "tom@example.com", "https://tom.example")
    assert (one.written_at, one.line) == (datetime(2012, 2, 21, 7, tzinfo=UTC), 4)


def test_what_it_answers_and_what_became_of_it(export):
    one, two, three = export.comments.values()

    assert [one.parent_id, two.parent_id] == ["", "1"]
    assert [one.status, two.status] == [CommentStatus.PUBLISHED, CommentStatus.HELD]
    assert three.status is CommentStatus.HELD, "nobody said that it was published"


def test_semicolons_as_spreadsheets_write_them(read_text):
    found = read_text("csv", 'article;id;text\n/a/;1;"One; two, three."\n')

    assert found.comments["1"].text == "One; two, three."


def test_columns_in_any_order_and_others_beside_them(read_text):
    found = read_text("csv", "likes,text,article\n5,So.,/a/\n")

    assert [comment.text for comment in found.comments.values()] == ["So."]


def test_html_if_it_says_so(read_text):
    found = read_text("csv", "article,id,text,is_html\n/a/,1,<p>So.</p>,true\n/a/,2,So.,\n")

    assert [comment.is_html for comment in found.comments.values()] == [True, False]


def test_a_status_if_there_is_no_such_column(read_text):
    assert read_text("csv", f"{HEAD}/a/,1,So.\n").comments["1"].status is CommentStatus.PUBLISHED


@pytest.mark.parametrize("content", ["", "\n", "one,two\n1,2\n", "article,id\n/a/,1\n", "text\nSo.\n", "\x00\x01"])
def test_without_the_names_of_the_columns_nothing_is_read(read_text, content):
    found = read_text("csv", content)

    assert found.posts == []
    assert [problem.is_fatal for problem in found.problems] == [True]


def test_lines_that_are_too_short_or_too_long(read_text):
    found = read_text("csv", f"{HEAD}/a/,1\n/a/,2,So.,more,and more\n")

    assert {key: comment.text for key, comment in found.comments.items()} == {"1": "", "2": "So."}


def test_a_line_without_an_article_is_said(read_text):
    found = read_text("csv", f"{HEAD}/a/,1,So.\n ,2,So.\n")

    assert [(problem.line, problem.is_left_out) for problem in found.problems] == [(3, True)]


def test_comments_without_ids_are_told_apart_by_what_they_say(read_text):
    found = read_text("csv", "article,text\n/a/,One.\n/a/,Two.\n")

    assert len(found.comments) == 2


def test_two_megabytes_in_one_cell(read_text):
    assert len(read_text("csv", f"{HEAD}/a/,1,{'a' * 2_000_000}\n").comments["1"].text) == 2_000_000


def test_a_cell_without_end_ends_the_reading(read_text, monkeypatch):
    monkeypatch.setattr(csv_source, "LONGEST_CELL", 100)

    found = read_text("csv", f"{HEAD}/a/,1,So.\n/a/,2,{'a' * 101}\n")

    assert list(found.comments) == ["1"]
    assert [(problem.line, problem.is_fatal) for problem in found.problems] == [(3, True)]


def test_letters_of_windows_and_its_mark(read_text):
    found = read_text("csv", b"\xef\xbb\xbf" + HEAD.encode() + b"/a/,1,it\x92s\n")

    assert found.comments["1"].text == "it’s"
