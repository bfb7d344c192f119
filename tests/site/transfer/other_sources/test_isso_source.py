import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from tests.site.transfer.other_sources.conftest import read
from transfer.imported import CommentStatus

TABLES = """
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
CREATE TABLE comments (
    tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL, modified FLOAT,
    mode INTEGER, remote_addr VARCHAR, text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR,
    likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL, notification INTEGER DEFAULT 0
);
INSERT INTO threads VALUES (1, '/2012/02/21/porridge/', 'Porridge'), (2, '/empty/', 'Empty');
"""
ROW = "INSERT INTO comments (tid, id, parent, created, mode, text, author, email, website, voters) VALUES "


@pytest.fixture
def database(tmp_path):
    """A database of Isso, with these rows of comments added."""

    def make(*rows, tables=TABLES):
        path = tmp_path / "comments of ?1.db"
        with closing(sqlite3.connect(path)) as rows_of_isso:
            rows_of_isso.executescript(tables)
            for row in rows:
                rows_of_isso.execute(f"{ROW} (?, ?, ?, ?, ?, ?, ?, ?, ?, x'00')", row)
            rows_of_isso.commit()
        return path

    return make


FIRST = (1, 1, None, 1329807600.5, 1, "Ours starts at **five**.", "Tom", "tom@example.com", "https://tom.example")
SECOND = (1, 2, 1, 1329811200.0, 2, "Five?", None, None, None)


def test_comments_below_the_address_of_their_page(database):
    found = read("isso", database(FIRST, SECOND), "https://old.example")

    [post] = found.posts
    assert (post.source_id, post.title, post.address) == ("1", "Porridge", "https://old.example/2012/02/21/porridge/")
    assert [(one.source_id, one.parent_id) for one in post.comments] == [("1", ""), ("2", "1")]
    assert found.problems == []


def test_what_a_comment_says_and_whose_it_is(database):
    comment = read("isso", database(FIRST)).comments["1"]

    assert (comment.text, comment.is_html) == ("Ours starts at **five**.", False)
    assert (comment.name, comment.email, comment.website) == ("Tom", "tom@example.com", "https://tom.example")
    assert comment.written_at == datetime(2012, 2, 21, 7, 0, 0, 500_000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mode", "status"),
    [
        (1, CommentStatus.PUBLISHED),
        (2, CommentStatus.HELD),
        (4, CommentStatus.TRASH),
        (7, CommentStatus.HELD),
        (None, CommentStatus.HELD),
        ("one", CommentStatus.HELD),
    ],
)
def test_statuses(database, mode, status):
    assert read("isso", database((*FIRST[:4], mode, *FIRST[5:]))).comments["1"].status is status


def test_letters_that_are_no_utf_8_are_shown_as_such(database):
    row = (*FIRST[:5], b"caf\xe9", b"T\xff", None, None)

    comment = read("isso", database(row)).comments["1"]

    assert (comment.text, comment.name) == ("caf\ufffd", "T\ufffd")


def test_the_file_stays_as_it_was(database):
    path = database(FIRST)
    before = path.read_bytes()

    read("isso", path)

    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "tables", ["CREATE TABLE other (id INTEGER)", "CREATE TABLE threads (id INTEGER, uri TEXT, title TEXT)"]
)
def test_another_database_is_said(database, tables):
    found = read("isso", database(tables=tables))

    assert [problem.is_fatal for problem in found.problems] == [True]
    assert found.said[0].startswith("The file is no database of Isso, or is damaged: no such table")


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + b"\xff" * 2000, b"<disqus/>"])
def test_no_database_is_said(read_text, content):
    found = read_text("isso", content)

    assert found.posts == []
    assert [problem.is_fatal for problem in found.problems] == [True]


def test_a_thread_that_is_missing(database):
    found = read("isso", database((7, *FIRST[1:])))

    assert found.said == ["A comment without a page below which it stands; left out."]
