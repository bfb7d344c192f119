from datetime import UTC, datetime

import pytest

from transfer.other_sources.plain_values import flag_in, moment_in, object_in, rows_in, text_in

MAY = datetime(2019, 5, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("oats", "oats"),
        ("", ""),
        (12, "12"),
        (1.5, "1.5"),
        (b"oats", "oats"),
        (b"\xff", "\ufffd"),
        (None, ""),
        (True, ""),
        ([1], ""),
        ({"a": 1}, ""),
        ("half \ud83d", "half ?"),
    ],
)
def test_text_is_what_can_be_read_as_one(value, text):
    assert text_in(value) == text


@pytest.mark.parametrize(
    "value",
    [
        "2019-05-01T07:00:00Z",
        "2019-05-01T07:00:00.000Z",
        "2019-05-01T09:00:00+02:00",
        "2019-05-01T07:00:00.000000999Z",
        "2019-05-01 07:00:00",
        " 2019-05-01T07:00:00+00:00 ",
        1556694000,
        1556694000.0,
        1556694000000,
    ],
)
def test_one_moment_in_many_ways(value):
    assert moment_in(value) == MAY


@pytest.mark.parametrize(
    "value",
    [None, "", "yesterday", True, {}, "0000-00-00T00:00:00", 0, -5, 1e30, float("nan"), float("inf"), "1970-01-01"],
)
def test_what_makes_no_sense_is_no_moment(value):
    assert moment_in(value) is None


def test_the_first_moment_that_makes_sense_and_the_last_that_does_not():
    assert moment_in("1990-01-01T00:00:00Z") == datetime(1990, 1, 1, tzinfo=UTC)
    assert moment_in("1989-12-31T23:59:59Z") is None


def test_a_day_in_2106_is_one():
    assert moment_in("2106-02-07T06:28:16Z") == datetime(2106, 2, 7, 6, 28, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "flag"),
    [(True, True), ("true", True), (" TRUE ", True), ("1", True), (1, True), ("yes", True)]
    + [(False, False), ("false", False), (0, False), (None, False), ("", False), (2, False), ([], False)],
)
def test_flags(value, flag):
    assert flag_in(value) is flag


@pytest.mark.parametrize("value", [None, [], "posts", {}, {"posts": None}, {"posts": {}}, {"posts": ["a", None, 1]}])
def test_what_is_no_table_has_no_rows(value):
    assert list(rows_in(value, "posts")) == []


def test_the_rows_of_a_table_without_what_is_no_row():
    assert list(rows_in({"posts": [{"id": 1}, "no", {"id": 2}]}, "posts")) == [{"id": 1}, {"id": 2}]


@pytest.mark.parametrize("value", [None, [], {}, {"user": []}, {"user": "Tom"}])
def test_what_is_no_object_is_an_empty_one(value):
    assert object_in(value, "user") == {}
