"""Cleans what people type: line ends, characters that cannot be seen, accents piled up on one letter.

`clean_*` and `remove_*` return the text without something; nothing here shortens a text.
"""

import re
import unicodedata

import regex

#: Combining marks on one letter. Vietnamese, Hebrew and Burmese need up to five; a hundred cover the lines around.
MAX_COMBINING_MARKS = 8

#: Unicode's list of characters that are drawn as nothing, and the three that annotate others.
_IGNORABLE = regex.compile(r"[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]+")
#: Of these, the ones nobody types: they reverse the direction of a line, or split words so that word lists miss them.
#: The two joiners (U+200C, U+200D) stay: Persian and many emoji need them. Control characters are not allowed in HTML.
_NEVER_TYPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_JOINERS = frozenset("\u200c\u200d")
#: Letters and signs that are drawn as nothing although Unicode does not count them as format characters.
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
#: Draws a key around the digit before it: "1️⃣".
_KEYCAP = "\u20e3"
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
#: Without \t, \n, \v, \f, \r and \x1c-\x1f, which are white space; with halves of surrogate pairs.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
#: Emoji, Persian, Hebrew and hyphenation need invisible characters. Nobody needs one between two Latin letters, nor a
#: control character, nor U+202E, which reverses the line.
_HIDING = re.compile(
    r"(?<=[A-Za-zÀ-ɏ])[\u200b-\u200f\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff]+(?=[A-Za-zÀ-ɏ])"
    r"|[\x00-\x08\x0b\x0e-\x1f\x7f]|\u202e"
)
_EXCESS_MARKS = regex.compile(rf"(\p{{M}}{{{MAX_COMBINING_MARKS}}})\p{{M}}+")


def normalise_newlines(text: str) -> str:
    """The text with one "\\n" for each end of a line; browsers send "\\r\\n"."""
    return re.sub("\r\n?", "\n", text)


def clean_for_storage(text: str) -> str:
    """For what is saved as it was typed: one character per line end, and no NUL, which PostgreSQL cannot store."""
    return normalise_newlines(text.replace("\0", ""))


def remove_never_typed(text: str) -> str:
    """The text without the invisible characters that no keyboard types on purpose; emoji and Persian stay whole."""
    return _NEVER_TYPED.sub("", text)


def remove_invisible(text: str) -> str:
    """The text without anything that is drawn as nothing. For comparing only: it takes emoji and Persian apart."""
    return _CONTROL.sub("", _IGNORABLE.sub("", text))


def is_blank(text: str) -> bool:
    """Whether nothing of the text is seen: it has only spaces and characters that are drawn as nothing."""
    return all(character.isspace() or character in _BLANK for character in remove_invisible(text))


def limit_combining_marks(text: str) -> str:
    """The text with at most `MAX_COMBINING_MARKS` accents on each letter."""
    return text if text.isascii() else _EXCESS_MARKS.sub(r"\1", text)


def count_hiding(text: str) -> int:
    """How many runs of invisible characters stand where no script has a use for them."""
    return len(_HIDING.findall(text))


def has_invisible_characters(name: str) -> bool:
    """Whether a name contains a character that nobody sees, other than a joiner between letters that are not ASCII."""
    for before, character, after in zip(" " + name, name, name[1:] + " ", strict=False):
        if character in _JOINERS and not before.isascii() and not after.isascii():
            continue
        if character in _BLANK or unicodedata.category(character) in _INVISIBLE_CATEGORIES:
            return True
        # The rest choose how the character before them is drawn, which says nothing to a Latin letter or a space.
        if before.isascii() and after != _KEYCAP and _IGNORABLE.match(character):
            return True
    return False
