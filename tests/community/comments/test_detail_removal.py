import pytest

from community.comments.detail_removal import (
    MARK,
    DetailNotRemoved,
    brings_back,
    put_detail_back,
    remove_detail,
    without_detail,
)
from community.comments.editing import edit_comment, fingerprint

TEXT = "My neighbour Ann Lee, 0151 496 0000, always helps."


@pytest.mark.parametrize(
    ("detail", "after"),
    [
        ("0151 496 0000", f"My neighbour Ann Lee, {MARK}, always helps."),
        ("  Ann Lee, 0151 496 0000  ", f"My neighbour {MARK}, always helps."),
    ],
)
def test_the_mark_stands_where_the_words_stood(detail, after):
    assert without_detail(TEXT, detail) == after


def test_wherever_they_stand():
    assert without_detail("Ann? Ann!\nDear Ann.", "Ann") == f"{MARK}? {MARK}!\nDear {MARK}."


def test_over_several_lines_as_a_form_sends_them():
    assert without_detail("1 High St\nLeeds\nCome!", "1 High St\r\nLeeds") == f"{MARK}\nCome!"


@pytest.mark.parametrize(
    ("detail", "why"),
    [("", "which words"), ("moderator", "which words"), ("Bob", "don’t stand there"), (TEXT, "Nothing would be left")],
)
def test_what_is_refused(detail, why):
    with pytest.raises(DetailNotRemoved, match=why):
        without_detail(TEXT, detail)


def test_readers_get_no_byte_of_it_and_moderators_still_see_it(say, member, client, thing):
    comment = say(TEXT, by=member)

    remove_detail(comment, "0151 496 0000", has_read=fingerprint(TEXT))

    comment.refresh_from_db()
    assert ("0151" in comment.comment, "0151" in comment.body_html, MARK in comment.body_html) == (False, False, True)
    assert [earlier.body for earlier in comment.earlier_texts.all()] == [TEXT]
    assert comment.edited_at is not None


def test_a_text_that_changed_since_it_was_read_is_read_again(say, member):
    comment = say(TEXT, by=member)

    with pytest.raises(DetailNotRemoved, match="read it again"):
        remove_detail(comment, "Ann Lee", has_read=fingerprint("Another text."))

    comment.refresh_from_db()
    assert comment.comment == TEXT


@pytest.mark.parametrize("status", ["removed", "spam", "withdrawn"])
def test_what_nobody_reads_stays_as_it_is(say, member, status):
    comment = say(TEXT, by=member, status=status)

    with pytest.raises(DetailNotRemoved, match="by now, and stays"):
        remove_detail(comment, "Ann Lee", has_read="")


def test_put_back_it_is_as_before(say, member):
    comment = say(TEXT, by=member)
    remove_detail(comment, "Ann Lee", has_read="")
    remove_detail(comment, "0151 496 0000", has_read="")

    put_detail_back(comment)
    assert comment.comment == f"My neighbour {MARK}, 0151 496 0000, always helps."
    put_detail_back(comment)

    comment.refresh_from_db()
    assert (comment.comment, comment.earlier_texts.count(), MARK in comment.body_html) == (TEXT, 0, False)


def test_after_an_edit_nothing_is_put_back(say, member):
    comment = say(TEXT, by=member)
    remove_detail(comment, "Ann Lee", has_read="")
    edit_comment(comment, f"{comment.comment} Always.", instead_of=fingerprint(comment.comment))

    with pytest.raises(DetailNotRemoved, match="changed since"):
        put_detail_back(comment)


def test_without_a_mark_there_is_nothing_to_put_back(say, member):
    with pytest.raises(DetailNotRemoved, match="changed since"):
        put_detail_back(say(TEXT, by=member))


@pytest.mark.parametrize(
    ("before", "after", "answer"),
    [(f"Ann {MARK}", "Ann 0151", True), (f"Ann {MARK}", f"Bob {MARK}", False), ("Ann", "Bob", False)],
)
def test_an_edit_that_takes_a_mark_away_is_known(before, after, answer):
    assert brings_back(before, after) is answer
