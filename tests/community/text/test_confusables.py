import pytest

from community.text.confusables import fold_mixed_words, mixes_scripts, skeleton


@pytest.mark.parametrize("name", ["adm1n", "a-d-m-i-n", "ADMIN", "@dmin", "\u0430dmin", "\uff41dmin", "ädmin", "admln"])
def test_what_looks_the_same_has_the_same_skeleton(name: str) -> None:
    assert skeleton(name) == skeleton("admin")


def test_different_names_stay_different() -> None:
    names = ["Rosa Okafor", "Rose Okafor", "Jonas M.", "李明", "محمد", "Ольга"]

    assert len({skeleton(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("name", "mixes"),
    [("R\u043esa", True), ("Rosa Ольга", False), ("Ольга", False), ("Rosa 7 ✨", False), ("Ζωή", False)],
)
def test_one_word_in_two_alphabets(name: str, mixes: bool) -> None:
    assert mixes_scripts(name) is mixes


@pytest.mark.parametrize(
    ("text", "folded", "mixed"),
    [
        ("сheap loаns", "cheap loans", 2),  # Cyrillic с, а
        ("ᏟᎻᎬᎪᏢ lᎾᎪᏁs", "ᏟᎻᎬᎪᏢ lᎾaᏁs", 1),  # Cherokee; a word wholly in it is left alone
        ("ʟᴏᴀɴs", "loans", 0),
        ("kadın", "kadin", 0),  # Turkish has a letter that looks like another Latin one
        ("моя мама", "моя мама", 0),
        ("nothing", "nothing", 0),
    ],
)
def test_only_words_that_mix_scripts_are_folded(text: str, folded: str, mixed: int) -> None:
    assert fold_mixed_words(text) == (folded, mixed)
