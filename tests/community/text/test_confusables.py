import pytest

from community.text.confusables import has_invisible_characters, mixes_scripts, skeleton


@pytest.mark.parametrize("name", ["adm1n", "a-d-m-i-n", "ADMIN", "@dmin", "\u0430dmin", "\uff41dmin", "ädmin", "admln"])
def test_what_looks_the_same_has_the_same_skeleton(name: str) -> None:
    assert skeleton(name) == skeleton("admin")


def test_different_names_stay_different() -> None:
    names = ["Rosa Okafor", "Rose Okafor", "Jonas M.", "李明", "محمد", "Ольга"]

    assert len({skeleton(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("name", "hides"),
    [
        ("Rosa\u200bOkafor", True),
        ("Rosa\u202eOkafor", True),
        ("\u3164", True),
        ("Rosa\u200dOkafor", True),
        ("Rosa\n", True),
        ("علی\u200cرضا", False),
        ("👩\u200d👧", False),
        ("Siân O'Neill-Ødegård", False),
    ],
)
def test_characters_nobody_sees(name: str, hides: bool) -> None:
    assert has_invisible_characters(name) is hides


@pytest.mark.parametrize(
    ("name", "mixes"),
    [("R\u043esa", True), ("Rosa Ольга", False), ("Ольга", False), ("Rosa 7 ✨", False), ("Ζωή", False)],
)
def test_one_word_in_two_alphabets(name: str, mixes: bool) -> None:
    assert mixes_scripts(name) is mixes
