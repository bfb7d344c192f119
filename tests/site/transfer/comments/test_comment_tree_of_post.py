from datetime import UTC, datetime, timedelta

import pytest

from transfer.comments import comment_tree_of_post as module
from transfer.comments.comment_tree_of_post import ordered_comments
from transfer.imported import CommentStatus, ImportedComment

START = datetime(2012, 2, 21, tzinfo=UTC)


def comment(
    number: int | str, parent: int | str = "", *, minute: int | None = None, **given: object
) -> ImportedComment:
    at = START + timedelta(minutes=minute if minute is not None else int(str(number)[:6] or 0))
    return ImportedComment(str(number), f"Text {number}", parent_id=str(parent), written_at=at, **given)  # type: ignore[arg-type]


def tree(*comments: ImportedComment) -> tuple[list[tuple[str, str]], list[str]]:
    notes: list[str] = []
    return [(one.source_id, one.parent_id) for one in ordered_comments(comments, notes)], notes


def test_answers_stand_behind_what_they_answer_and_siblings_by_date() -> None:
    found, notes = tree(comment(3, 1), comment(2, 1, minute=9), comment(4, 3), comment(1))

    assert found == [("1", ""), ("3", "1"), ("2", "1"), ("4", "3")]
    assert notes == []


@pytest.mark.parametrize(
    ("parent", "note"),
    [("99", module.NOT_HERE.format("1", "99")), ("1", module.IS_ITSELF.format("1")), ("0", None), ("", None)],
)
def test_a_parent_that_is_none(parent: str, note: str | None) -> None:
    assert tree(comment(1, parent)) == ([("1", "")], [note] if note else [])


def test_a_mention_is_answered_by_nobody() -> None:
    found, notes = tree(comment(1, is_mention=True), comment(2, 1))

    assert ("2", "") in found
    assert notes == [module.NOT_HERE.format("2", "1")]


@pytest.mark.parametrize(("status", "word"), [(CommentStatus.SPAM, "spam"), (CommentStatus.TRASH, "in the bin")])
def test_answers_to_what_is_gone_move_up(status: CommentStatus, word: str) -> None:
    found, notes = tree(comment(1), comment(2, 1, status=status), comment(3, 2), comment(4, 3))

    assert found == [("1", ""), ("2", "1"), ("3", "1"), ("4", "3")]
    assert notes == [module.ANSWERED_GONE.format("3", word)]


def test_a_circle_is_cut() -> None:
    found, notes = tree(comment(1, 2), comment(2, 1), comment(3, 2))

    assert found == [("1", ""), ("2", ""), ("3", "")]
    assert notes == [module.IN_A_CIRCLE.format(number) for number in "123"]


def test_ten_with_the_same_id() -> None:
    same = [ImportedComment("1", f"Text {number}", written_at=START) for number in range(10)]

    found, notes = tree(*same, comment(2, 1))

    assert [source_id for source_id, _ in found] == ["1", *(f"1 ({number})" for number in range(2, 11)), "2"]
    assert found[-1] == ("2", "1")
    assert notes == [module.SAME_ID.format("1")] * 9


def test_the_same_comment_twice_is_taken_once() -> None:
    assert tree(comment(1), comment(1)) == ([("1", "")], [module.TWICE.format("1")])


def test_three_thousand_levels() -> None:
    chain = [comment(number, number - 1) for number in range(1, 3001)]

    found, notes = tree(*reversed(chain))

    assert found[0] == ("1", "0") or found[0] == ("1", "")
    assert [int(source_id) for source_id, _ in found] == list(range(1, 3001))
    assert notes == []
