from datetime import UTC, datetime, timedelta

import pytest

from community.moderation.care.five_minutes import ShortCase, cases_that_fit, spread
from community.moderation.desk.lanes import Row

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


def case(name: str, *, rank=5, hours=1, words=0, hard=False, in_words=False, **row) -> ShortCase:
    found = Row(key=1, name=name, since=NOON - timedelta(hours=hours), text="", words=words, **row)
    return ShortCase("held", "Held", found, rank, hard, in_words)


def names(cases: list[ShortCase]) -> str:
    return " ".join(one.row.name for one in cases)


@pytest.mark.parametrize(
    ("words", "in_words", "seconds"), [(0, False, 12), (200, False, 72), (100, False, 42), (0, True, 72)]
)
def test_a_case_takes_its_reading_and_its_decision(words, in_words, seconds):
    assert case("a", words=words, in_words=in_words).seconds == seconds


def test_the_most_urgent_first_and_of_these_the_oldest():
    cases = [case("young", hours=1), case("old", hours=9), case("urgent", rank=0, hours=2)]

    assert names(cases_that_fit(cases)) == "urgent old young"


def test_what_does_not_fit_leaves_room_for_something_shorter():
    cases = [case("first", hours=9, words=600), case("long", hours=8, words=400), case("short", hours=7, words=100)]

    assert names(cases_that_fit(cases)) == "first short"


@pytest.mark.parametrize(("seconds", "chosen"), [(23, "a"), (24, "a b"), (25, "a b")])
def test_to_the_second(seconds, chosen):
    assert names(cases_that_fit([case("a", hours=2), case("b", hours=1)], seconds)) == chosen


def test_neither_ones_own_nor_what_somebody_else_reads():
    cases = [case("own", is_own=True), case("theirs", claim=object()), case("free")]

    assert names(cases_that_fit(cases)) == "free"


def test_after_two_hard_ones_comes_something_calmer():
    cases = [case(name, hard=name.isupper()) for name in ("A", "B", "C", "D", "e", "f")]

    assert names(spread(cases)) == "A B e C D f"


def test_where_nothing_is_calmer_the_rest_follows():
    assert names(spread([case(name, hard=True) for name in "ABC"])) == "A B C"


def test_nothing_waits():
    assert cases_that_fit([]) == []
