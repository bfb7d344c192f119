import json
from datetime import UTC, datetime

import pytest

from tests.site.transfer.other_sources.conftest import EXPORTS, read
from transfer.imported import CommentStatus


@pytest.fixture(scope="module")
def export():
    return read("remark42", EXPORTS / "remark42.jsonl")


def test_comments_below_the_address_of_their_page(export):
    assert [(post.address, post.title, [one.source_id for one in post.comments]) for post in export.posts] == [
        ("https://old.example/2012/02/21/porridge/", "Porridge & other truces", ["c-1", "c-2", "c-3"]),
        ("https://old.example/nowhere/", "", ["c-4"]),
    ]
    assert export.survey.site_address == "kitchen"
    assert export.problems == []


def test_what_was_typed_or_else_what_was_shown(export):
    typed, shown = export.comments["c-1"], export.comments["c-2"]

    assert (typed.text, typed.is_html) == ("Ours starts at **five**.", False)
    assert (shown.text, shown.is_html) == ("<p>Five?</p>", True)


def test_who_when_and_below_what(export):
    comment = export.comments["c-2"]

    assert (comment.parent_id, comment.name, comment.person_id) == ("c-1", "Rosa", "github_2")
    assert comment.written_at == datetime(2019, 5, 1, 8, tzinfo=UTC)
    assert export.comments["c-1"].written_at == datetime(2019, 5, 1, 5, 0, 0, 123_456, tzinfo=UTC)
    assert export.survey.people["github_2"].name == "Rosa"


def test_what_was_deleted_is_in_the_bin(export):
    assert [key for key, one in export.comments.items() if one.status is CommentStatus.TRASH] == ["c-3"]


def test_a_damaged_line_costs_that_line(read_text):
    good = json.dumps({"id": "1", "orig": "So.", "locator": {"url": "https://old.example/a/"}})

    found = read_text("remark42", f'{{"version": 1}}\n{good[:-9]}\n{good}\n')

    assert list(found.comments) == ["1"]
    assert [(problem.line, problem.is_left_out) for problem in found.problems] == [(2, True)]


@pytest.mark.parametrize("place", [{}, {"url": ""}, {"url": None, "site": "kitchen"}])
def test_a_comment_without_a_page(read_text, place):
    found = read_text("remark42", json.dumps({"id": "1", "orig": "So.", "locator": place | {"site": "kitchen"}}))

    assert found.said == ["A comment without a page below which it stands; left out."]


@pytest.mark.parametrize("row", [{"user": None}, {"user": "Tom"}, {"time": 5}, {"pid": None}, {"id": 7}, {"text": []}])
def test_values_of_another_kind_break_nothing(read_text, row):
    whole = {"id": "1", "orig": "So.", "locator": {"url": "https://old.example/a/"}}

    found = read_text("remark42", json.dumps(whole | row))

    assert [comment.text for comment in found.comments.values()] == ["So."]
