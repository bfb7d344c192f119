"""What is written as a record comes back as the same value."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer.imported import (
    CommentStatus,
    ImportedCategory,
    ImportedComment,
    ImportedFile,
    ImportedPerson,
    ImportedPost,
    PostKind,
    PostStatus,
)
from transfer.other_sources.records import (
    article_from,
    comment_from,
    file_from,
    person_from,
    record_of,
)

AT = datetime(2012, 2, 21, 6, 15, tzinfo=UTC)
ARTICLE = ImportedPost(
    "12",
    PostKind.PAGE,
    PostStatus.PASSWORD,
    title="Porridge",
    content="<p>Oats.</p>",
    excerpt="What oats do.",
    slug="porridge",
    address="https://old.example/porridge/",
    other_addresses=["https://old.example/?p=12"],
    password="oats",
    published_at=AT,
    changed_at=AT,
    authors=["rosa", "Ilse"],
    categories=[ImportedCategory("mornings", "Mornings")],
    tags=["oats"],
    picture_id="7",
    footnotes={"a": "<p>At most.</p>"},
    accepts_comments=False,
)
COMMENT = ImportedComment(
    "40",
    "So it **is**.",
    parent_id="39",
    name="Tom",
    email="tom@example.com",
    website="https://tom.example",
    written_at=AT,
    status=CommentStatus.HELD,
    is_mention=True,
    person_id="3",
    is_html=False,
)


def test_an_article_comes_back():
    assert article_from(record_of("article", ARTICLE), 0, "") == ARTICLE


def test_an_article_with_nothing_but_an_id_comes_back():
    assert record_of("article", ImportedPost("12")) == {"record": "article", "id": "12"}
    assert article_from({"id": "12"}, 0, "") == ImportedPost("12")


def test_a_comment_comes_back():
    assert comment_from(record_of("comment", COMMENT), 0) == COMMENT


def test_a_comment_with_nothing_but_its_text_comes_back():
    assert record_of("comment", ImportedComment("40", "So.")) == {"record": "comment", "id": "40", "text": "So."}
    assert comment_from({"id": "40", "text": "So."}, 0) == ImportedComment("40", "So.")


def test_people_and_files_come_back():
    person = ImportedPerson("rosa", "1", "Rosa", "rosa@example.org")
    file = ImportedFile("7", "https://old.example/pan.jpg", "Pan", "A pan", "Ours", "https://old.example/pan/")

    assert person_from(record_of("person", person)) == person
    assert file_from(record_of("file", file)) == file


@given(
    text=st.text(),
    name=st.text(),
    at=st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)),
    status=st.sampled_from(list(CommentStatus)),
)
def test_any_comment_comes_back(text, name, at, status):
    """Only half a surrogate pair does not: it is no text."""
    comment = ImportedComment("1", text, name=name, written_at=at, status=status)

    assert comment_from(record_of("comment", comment), 0) == comment


def test_line_and_file_are_not_written_but_where_it_stands_is_told():
    found = article_from({"id": "12"}, 3, "site.jsonl")

    assert (found.line, found.file_name) == (3, "site.jsonl")
    assert record_of("article", found) == {"record": "article", "id": "12"}


def test_what_is_more_stands_behind_it_if_there_is_any():
    record = record_of("article", ImportedPost("12"), language="de", follows="")

    assert record == {"record": "article", "id": "12", "language": "de"}


@pytest.mark.parametrize("status", ["", "secret", None, 3, []])
def test_what_status_nobody_knows_is_published_by_nobody(status):
    assert article_from({"id": "1", "status": status}, 0, "").status is PostStatus.DRAFT
    assert comment_from({"id": "1", "status": status}, 0).status is CommentStatus.HELD


@pytest.mark.parametrize("row", [{}, {"title": None, "authors": "rosa", "tags": {"a": 1}, "categories": [1]}])
def test_what_is_of_another_kind_than_it_should_be_is_nothing(row):
    assert article_from(row, 0, "") == ImportedPost("")


def test_a_comment_without_an_id_has_the_same_one_each_time():
    row = {"text": "So it is.", "name": "Tom", "written_at": "2012-02-21T07:00:00Z"}

    first, again = comment_from(row, 1), comment_from(row, 2)

    assert first.source_id == again.source_id != ""
    assert comment_from(row | {"text": "So it was."}, 1).source_id != first.source_id
