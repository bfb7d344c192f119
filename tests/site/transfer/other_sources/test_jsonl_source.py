import json
from datetime import UTC, datetime

import pytest

from tests.site.transfer.other_sources.conftest import EXPORTS, read
from transfer.imported import CommentStatus, ImportedCategory, PostKind
from transfer.other_sources.jsonl_source import JsonlSource


@pytest.fixture(scope="module")
def export():
    return read("jsonl", EXPORTS / "our-own.jsonl")


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


ARTICLE = {"record": "article", "id": "12", "title": "Porridge"}
COMMENT = {"record": "comment", "id": "40", "article": "12", "text": "So."}


def test_articles_first_and_then_what_is_below_pages_of_this_site(export):
    assert [(post.source_id, post.kind) for post in export.posts] == [
        ("12", PostKind.POST),
        ("https://old.example/elsewhere/", PostKind.THREAD),
    ]
    assert export.problems == []


def test_an_article_is_what_its_record_says(export):
    post = export.posts[0]

    assert (post.title, post.slug, post.content, post.authors) == ("Porridge", "porridge", "<p>Oats.</p>", ["rosa"])
    assert post.address == "https://old.example/2012/porridge/"
    assert post.published_at == datetime(2012, 2, 21, 6, 15, tzinfo=UTC)
    assert (post.categories, post.tags) == ([ImportedCategory("mornings", "Mornings")], ["oats"])
    assert (post.line, post.file_name) == (5, "our-own.jsonl")


def test_comments_may_stand_before_their_article_and_behind_it(export):
    assert [(one.source_id, one.parent_id, one.is_html) for one in export.posts[0].comments] == [
        ("40", "", False),
        ("41", "40", True),
    ]
    assert export.comments["41"].status is CommentStatus.HELD


def test_site_people_and_files(export):
    assert export.survey.site_address == "https://old.example"
    assert export.survey.people["rosa"].email == "rosa@example.org"
    assert export.survey.files["7"].alternative == "A pan"


def test_comments_alone_belong_to_pages_of_this_site(read_text):
    found = read_text("jsonl", lines(COMMENT | {"article": "/a/"}, COMMENT | {"article": "/b/", "id": "41"}))

    assert sorted((post.source_id, post.kind) for post in found.posts) == [
        ("/a/", PostKind.THREAD),
        ("/b/", PostKind.THREAD),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"record": "vote"}, "A record of a kind we don’t know (vote) was left out."),
        ({}, "A record of a kind we don’t know (none given) was left out."),
        ({"record": 3}, "A record of a kind we don’t know (3) was left out."),
        ({"record": "comment"}, "A comment that doesn’t say which article it belongs to was left out."),
    ],
)
def test_what_has_no_place_is_said_with_its_line(read_text, row, said):
    found = read_text("jsonl", lines(ARTICLE, row, COMMENT))

    assert [(problem.text, problem.line, problem.is_left_out) for problem in found.problems] == [(said, 2, True)]
    assert list(found.comments) == ["40"]


def test_a_thread_is_nothing_that_an_article_can_be(read_text):
    assert read_text("jsonl", lines(ARTICLE | {"kind": "thread"})).posts[0].kind is PostKind.POST


def test_a_page_is(read_text):
    assert read_text("jsonl", lines(ARTICLE | {"kind": "page"})).posts[0].kind is PostKind.PAGE


def test_a_damaged_line_costs_that_line(read_text):
    found = read_text("jsonl", lines(ARTICLE) + "{oops\n" + lines(COMMENT))

    assert (len(found.posts), list(found.comments)) == (1, ["40"])
    assert [problem.line for problem in found.problems] == [2]


def test_an_empty_file_has_nothing(read_text):
    found = read_text("jsonl", "")

    assert (found.posts, found.problems) == ([], [])


def test_an_article_in_another_file_than_its_comments(tmp_path):
    one, two = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    one.write_text(lines(COMMENT))
    two.write_text(lines(ARTICLE))
    source = JsonlSource([one, two])

    survey = source.survey(print)

    [post] = source.posts(survey, print)
    assert (survey.post_count, post.kind, [comment.source_id for comment in post.comments]) == (
        1,
        PostKind.POST,
        ["40"],
    )
