"""`community.text.confusables` lists what Unicode lists: the package brings Unicode's confusables.txt."""

import unicodedata

import regex
from confusable_homoglyphs.confusables import confusables_data

from community.text.confusables import MORE_CONFUSABLES, SCRIPTS, UNICODE_CONFUSABLES

LETTER_OF_THESE_SCRIPTS = regex.compile("[" + "".join(rf"\p{{{script}}}" for script in SCRIPTS) + "]")


def is_listed(letter: str) -> bool:
    """One letter that stays as it is when text is normalised, and that we do not take for another one ourselves."""
    return (
        len(letter) == 1
        and not letter.isascii()
        and letter.isalpha()
        and LETTER_OF_THESE_SCRIPTS.fullmatch(letter) is not None
        and unicodedata.is_normalized("NFKC", letter)
        and unicodedata.is_normalized("NFD", letter)
        and letter not in "".join(MORE_CONFUSABLES.values())
    )


def latin_letters_like(letter: str) -> set[str]:
    looks_like = (other["c"] for other in confusables_data[letter])
    return {other.lower() for other in looks_like if len(other) == 1 and other.isascii() and other.isalpha()}


def test_the_table_has_every_letter_of_these_scripts_that_looks_like_a_latin_one():
    ours = {(letter, latin) for latin, letters in UNICODE_CONFUSABLES.items() for letter in letters}

    unicodes = {
        (letter, latin) for letter in confusables_data if is_listed(letter) for latin in latin_letters_like(letter)
    }

    assert ours == unicodes
