"""What holds of every name, whatever the letters it is written in."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from community.text.confusables import (
    MORE_CONFUSABLES,
    UNICODE_CONFUSABLES,
    fold_mixed_words,
    mixes_scripts,
    skeleton,
)

LOOK_ALIKES = sorted(
    {letter for table in (UNICODE_CONFUSABLES, MORE_CONFUSABLES) for each in table.values() for letter in each}
)
names = st.text() | st.text(st.sampled_from([*LOOK_ALIKES, *"admin rosaADMIN013-_.'", "П", "Σ", "ß", "İ", "\u0301"]))


@given(names)
def test_a_skeleton_has_letters_and_digits_only(name: str) -> None:
    found = skeleton(name)

    assert found == "" or found.isalnum()


@given(names)
@example("Павел")
@example("\uab7admin")
def test_the_skeleton_of_a_skeleton_is_itself_but_for_letters_side_by_side(name: str) -> None:
    found = skeleton(name)
    while found != (again := skeleton(found)):
        assert len(again) < len(found), "only rn and vv become fewer letters"
        found = again


@given(names, st.sampled_from("-_. '·\u0301"))
def test_signs_between_the_letters_change_nothing(name: str, sign: str) -> None:
    assert skeleton(sign + name) == skeleton(name)
    assert skeleton(f"{name} {sign}") == skeleton(name)


@pytest.mark.parametrize(
    ("latin", "letter"),
    [
        (latin, letter)
        for table in (UNICODE_CONFUSABLES, MORE_CONFUSABLES)
        for latin, letters in table.items()
        for letter in letters
    ],
)
def test_each_letter_of_the_tables_is_taken_for_its_latin_one(latin: str, letter: str) -> None:
    assert skeleton(f"x{letter}x") == skeleton(f"x{latin}x")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Павел", "павел"),
        ("ПАВЕЛ", "павел"),
        ("ΣΟΦΙΑ", "σοφια"),
        ("Виктор", "ВИКТОР"),
        ("Admin", "aDMIN"),
        ("\uab7admin", "admin"),
        ("Straße", "STRASSE"),
        ("Ìris", "iris"),
        ("l1I|!", "iiiii"),
        ("O0o", "ooo"),
        ("rnod", "mod"),
        ("vvriter", "writer"),
        ("$taff", "staff"),
        ("ａｄｍｉｎ", "admin"),
        ("𝐚𝐝𝐦𝐢𝐧", "admin"),
        ("ⓐⓓⓜⓘⓝ", "admin"),
        ("ﬁona", "fiona"),
        ("a\u0308d\u0301min", "admin"),
        ("m.o.d", "mod"),
    ],
)
def test_one_name_in_two_ways_of_writing(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rosa", "Rose"),
        ("mod", "nod"),
        ("Ann", "Anne"),
        ("2", "z"),
        ("8", "b"),
        ("6", "g"),
        ("Ольга", "Олег"),
        ("李", "季"),
    ],
)
def test_what_nobody_mistakes_stays_apart(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("name", ["", " ", "---", "🎈", "\u200d", "\u0301"])
def test_without_letters_and_digits_there_is_none(name: str) -> None:
    assert skeleton(name) == ""


@given(st.text(st.characters(codec="ascii")))
def test_plain_english_is_never_folded(text: str) -> None:
    assert fold_mixed_words(text) == (text, 0)
    assert mixes_scripts(text) is False


@given(names)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded, mixed = fold_mixed_words(text)

    assert fold_mixed_words(folded)[0] == folded
    assert len(folded) == len(text)
    if mixed:
        assert folded != text


@given(st.text(st.sampled_from("абвгдежзиклмнопрст -.,")))
def test_a_text_in_one_script_is_left_alone(text: str) -> None:
    assert fold_mixed_words(text) == (text, 0)
    assert mixes_scripts(text) is False


@pytest.mark.parametrize(
    ("text", "folded", "mixed"),
    [
        ("", "", 0),
        ("рrаms", "prams", 1),
        ("рrаms рrаms", "prams prams", 2),
        ("рrаms-рrаms", "prams-prams", 2),
        ("рrаms_рrаms", "prams_prams", 2),
        ("p мама", "p мама", 0),
        ("p-мама", "p-мама", 0),
        ("ΑBC", "aBC", 1),
        ("αβγ abc", "αβγ abc", 0),
        ("ж1ж", "ж1ж", 0),
        ("aж", "aж", 0),
        ("日本語abc", "日本語abc", 0),
    ],
)
def test_words_are_folded_one_by_one(text: str, folded: str, mixed: int) -> None:
    assert fold_mixed_words(text) == (folded, mixed)


@pytest.mark.parametrize(
    ("name", "mixes"),
    [
        ("", False),
        ("аnn", True),
        ("аnn lee", True),
        ("ann леe", True),
        ("ann-лея", True),
        ("αlpha", True),
        ("日本abc", False),
        ("ａnn", False),
        ("ann7я", True),
        ("ᏟᎻ", False),
        ("Աnn", True),
    ],
)
def test_two_alphabets_in_one_word_are_seen(name: str, mixes: bool) -> None:
    assert mixes_scripts(name) is mixes
