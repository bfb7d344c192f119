"""Whatever an export says of who answers whom, every comment has one place, behind what it answers."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer.comments.comment_tree_of_post import EPOCH, ordered_comments
from transfer.imported import CommentStatus, ImportedComment

START = datetime(2012, 2, 21, tzinfo=UTC)
IDS = st.sampled_from([str(number) for number in range(8)])


@st.composite
def comments(draw: st.DrawFn) -> list[ImportedComment]:
    return [
        ImportedComment(
            source_id=draw(IDS),
            parent_id=draw(st.one_of(IDS, st.sampled_from(["", "0", "99"]))),
            text=f"words {number}",
            written_at=draw(st.one_of(st.none(), st.integers(0, 5).map(lambda day: START + timedelta(days=day)))),
            status=draw(st.sampled_from(list(CommentStatus))),
            is_mention=draw(st.booleans()) and draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


@given(comments())
def test_none_is_lost_and_none_stands_twice(found):
    ordered = ordered_comments(found, [])

    assert sorted(one.text for one in ordered) == sorted(one.text for one in found)


@given(comments())
def test_each_stands_behind_what_it_answers(found):
    met: set[str] = set()
    for one in ordered_comments(found, []):
        assert one.parent_id == "" or one.parent_id in met
        met.add(one.source_id)


@given(comments())
def test_each_has_an_id_of_its_own(found):
    ids = [one.source_id for one in ordered_comments(found, [])]

    assert len(set(ids)) == len(ids)


@given(comments())
def test_nobody_answers_what_readers_do_not_see(found):
    ordered = ordered_comments(found, [])
    status = {one.source_id: one.status for one in ordered}
    mentions = {one.source_id for one in ordered if one.is_mention}

    answered = {one.parent_id for one in ordered if one.parent_id}
    assert {status[key] for key in answered} <= {CommentStatus.PUBLISHED, CommentStatus.HELD}
    assert not answered & mentions


@given(comments())
def test_threads_and_answers_to_one_comment_stand_by_date(found):
    by_parent: dict[str, list[datetime]] = {}
    for one in ordered_comments(found, []):
        by_parent.setdefault(one.parent_id, []).append(one.written_at or EPOCH)

    assert all(dates == sorted(dates) for dates in by_parent.values())


@given(comments())
def test_whatever_moves_is_said_and_whatever_does_not_is_not(found):
    notes: list[str] = []
    ordered = {one.text: one for one in ordered_comments(found, notes)}

    for one in found:
        here = ordered[one.text]
        asked = "" if one.parent_id == "0" else one.parent_id
        if (here.parent_id, here.source_id) != (asked, one.source_id):
            assert any(f"Comment {one.source_id}" in note for note in notes), one


@given(comments())
def test_a_second_time_nothing_moves(found):
    once = ordered_comments(found, [])
    notes: list[str] = []

    assert ordered_comments(once, notes) == once
    assert notes == []


def chain(length: int) -> list[ImportedComment]:
    return [
        ImportedComment(
            source_id=f"c{number}",
            parent_id=f"c{number - 1}" if number else "",
            text=str(number),
            written_at=START + timedelta(minutes=number),
        )
        for number in range(length)
    ]


@pytest.mark.parametrize("length", [1, 2, 3_000])
def test_a_chain_of_any_length_stays_one(length):
    ordered = ordered_comments(reversed(chain(length)), [])

    assert [one.source_id for one in ordered] == [f"c{number}" for number in range(length)]
    assert [one.parent_id for one in ordered] == ["", *(f"c{number}" for number in range(length - 1))]


@pytest.mark.parametrize("status", [CommentStatus.SPAM, CommentStatus.TRASH])
@pytest.mark.parametrize("gone", [1, 2, 3])
def test_answers_to_what_is_gone_move_up_to_what_is_left(status, gone):
    found = chain(gone + 2)
    for one in found[1 : gone + 1]:
        one.status = status
    notes: list[str] = []

    last = next(one for one in ordered_comments(found, notes) if one.source_id == f"c{gone + 1}")

    assert last.parent_id == "c0"
    assert sum(f"Comment c{gone + 1} answers" in note for note in notes) == gone


@pytest.mark.parametrize("length", [1, 2, 3, 50])
def test_a_circle_is_opened_once_and_nobody_is_lost(length):
    found = [
        ImportedComment(source_id=f"c{number}", parent_id=f"c{(number + 1) % length}", text=str(number))
        for number in range(length)
    ]
    notes: list[str] = []

    ordered = ordered_comments(found, notes)

    assert sorted(one.source_id for one in ordered) == sorted(f"c{number}" for number in range(length))
    assert {one.parent_id for one in ordered} == {""}
    assert len(notes) == length
