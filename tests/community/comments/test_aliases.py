from itertools import islice

import pytest

from community.comments.aliases import ALL, BEINGS, QUALITIES, names_for


def test_there_are_thousands_and_none_twice():
    assert len(set(QUALITIES)) == len(QUALITIES) == 60
    assert len(set(BEINGS)) == len(BEINGS) == 61
    assert len(set(islice(names_for(1, 1), ALL))) == ALL


def test_the_same_member_in_the_same_conversation_is_called_the_same():
    assert next(names_for(7, 3)) == next(names_for(7, 3))


def test_in_another_conversation_nothing_of_it_is_left():
    here = [next(names_for(7, conversation)) for conversation in range(50)]
    there = [next(names_for(8, conversation)) for conversation in range(50)]

    assert len(set(here)) > 45
    assert [one == other for one, other in zip(here, there, strict=True)] == [False] * 50


def test_without_the_key_nobody_can_make_them(settings):
    before = [next(names_for(member, 1)) for member in range(20)]

    settings.SECRET_KEY = "another key"

    assert [next(names_for(member, 1)) for member in range(20)] != before


@pytest.mark.parametrize("beyond", [0, 1])
def test_when_all_are_taken_they_are_numbered(beyond):
    first, later = next(names_for(1, 1)), next(islice(names_for(1, 1), ALL + beyond, None))

    assert later.endswith(" 2")
    assert (later == f"{first} 2") == (beyond == 0)
