from itertools import islice

import pytest

from community.comments.aliases import COMBINATIONS, LIVING_THINGS, QUALITIES, alias_candidates


def test_there_are_thousands_and_none_twice():
    assert len(set(QUALITIES)) == len(QUALITIES) == 60
    assert len(set(LIVING_THINGS)) == len(LIVING_THINGS) == 61
    assert len(set(islice(alias_candidates(1, 1), COMBINATIONS))) == COMBINATIONS


def test_the_same_member_in_the_same_conversation_is_called_the_same():
    assert next(alias_candidates(7, 3)) == next(alias_candidates(7, 3))


def test_in_another_conversation_nothing_of_it_is_left():
    here = [next(alias_candidates(7, conversation)) for conversation in range(50)]
    there = [next(alias_candidates(8, conversation)) for conversation in range(50)]

    assert len(set(here)) > 45
    assert [one == other for one, other in zip(here, there, strict=True)] == [False] * 50


def test_without_the_key_nobody_can_make_them(settings):
    before = [next(alias_candidates(member, 1)) for member in range(20)]

    settings.SECRET_KEY = "another key"

    assert [next(alias_candidates(member, 1)) for member in range(20)] != before


@pytest.mark.parametrize("beyond", [0, 1])
def test_when_all_are_taken_they_are_numbered(beyond):
    first, later = next(alias_candidates(1, 1)), next(islice(alias_candidates(1, 1), COMBINATIONS + beyond, None))

    assert later.endswith(" 2")
    assert (later == f"{first} 2") == (beyond == 0)
