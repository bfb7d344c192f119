import json
from datetime import UTC, datetime

import pytest

from tests.site.transfer.other_sources.conftest import EXPORTS, read
from transfer.imported import CommentStatus


@pytest.fixture(scope="module")
def export():
    return read("commento", EXPORTS / "commento.json")


def test_comments_below_the_address_of_their_page(export):
    assert [(post.address, [one.source_id for one in post.comments]) for post in export.posts] == [
        ("https://old.example/2012/02/21/porridge/", ["a1", "a2", "a3", "a4"]),
    ]
    assert export.survey.site_address == "https://old.example"
    assert export.problems == []


def test_what_was_typed_or_else_what_was_shown(export):
    typed, shown = export.comments["a1"], export.comments["a2"]

    assert (typed.text, typed.is_html) == ("Ours starts at **five**.", False)
    assert (shown.text, shown.is_html) == ("<p>Five?</p>", True)


def test_who_wrote_it_signed_in_or_not(export):
    tom, nobody = export.comments["a1"], export.comments["a2"]

    assert (tom.name, tom.email, tom.website, tom.person_id) == ("Tom", "tom@example.com", "https://tom.example", "k1")
    assert (nobody.name, nobody.email, nobody.website, nobody.person_id) == ("", "", "", "")


def test_an_address_that_nobody_here_has_confirmed_makes_nobody_a_member(export):
    """Only the operator can say who is who: the service may not have asked whether the address is theirs."""
    assert {key: (one.name, one.email) for key, one in export.survey.people.items()} == {"k1": ("Tom", "")}


def test_tree_dates_and_statuses(export):
    assert {key: one.parent_id for key, one in export.comments.items()} == {"a1": "", "a2": "a1", "a3": "", "a4": ""}
    assert export.comments["a1"].written_at == datetime(2019, 5, 1, 7, tzinfo=UTC)
    assert [one.status for one in export.comments.values()] == [
        CommentStatus.PUBLISHED,
        CommentStatus.HELD,
        CommentStatus.SPAM,
        CommentStatus.TRASH,
    ]


@pytest.mark.parametrize(
    "content", [{}, [], None, {"comments": None}, {"comments": {"a": 1}}, {"comments": [1]}, {"commenters": [None]}]
)
def test_another_kind_of_json_has_nothing(read_text, content):
    assert read_text("commento", json.dumps(content)).posts == []


def test_a_link_that_is_none_and_a_comment_by_somebody_unknown(read_text):
    people = [{"commenterHex": "k", "name": "Ann", "link": "undefined"}]
    rows = [{"commentHex": key, "url": "/a/", "markdown": "So.", "commenterHex": key} for key in ("k", "gone")]

    found = read_text("commento", json.dumps({"comments": rows, "commenters": people}))

    assert [(one.name, one.website) for one in found.comments.values()] == [("Ann", ""), ("", "")]


def test_a_comment_without_a_page(read_text):
    found = read_text("commento", json.dumps({"comments": [{"commentHex": "a", "markdown": "So."}]}))

    assert found.said == ["A comment without a page below which it stands; left out."]


def test_a_file_that_is_cut_off_is_said(read_text):
    found = read_text("commento", '{"comments": [{"commentHex": "a"')

    assert [problem.is_fatal for problem in found.problems] == [True]
