"""Names that look the same to a hurried reader have the same skeleton: `adm1n`, `a-d-m-i-n`, `Аdmin` with a Cyrillic
А."""

import unicodedata

_CAPITALS = str.maketrans("ΗΝΡΥΧΖΜВНРСУХ", "HNPYXZMBHPCYX")
_CONFUSABLES = str.maketrans("авсеорхуіјѕһԁԛԝӏкмнтгпαβεηικνορτυχωγɡı", "abceopxyijshdqwlkmhtrnabenikvoptuxwygi")
# I, l and 1 are one letter here, and so are O and 0.
_SIGNS = str.maketrans("013457@$|!i", "oleastasl" + "l" * 2)
_PAIRS = (("rn", "m"), ("vv", "w"))

# Letters and signs that are drawn as nothing at all.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f")
# Two that join: Persian spelling and families joined into one emoji need them.
_JOINERS = frozenset("\u200c\u200d")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def skeleton(name: str) -> str:
    """Letters and digits only, each as the letter it could be taken for."""
    plain = unicodedata.normalize("NFKC", name).translate(_CAPITALS).casefold()
    letters = "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))
    likened = letters.translate(_CONFUSABLES).translate(_SIGNS)
    joined = "".join(one for one in likened if one.isalnum())
    for pair, one in _PAIRS:
        joined = joined.replace(pair, one)
    return joined


def has_invisible_characters(name: str) -> bool:
    """Whether there are characters in it that nobody sees, or that turn the text round."""
    for before, one, after in zip(" " + name, name, name[1:] + " ", strict=False):
        if one in _JOINERS and not before.isascii() and not after.isascii():
            continue
        if one in _BLANK or unicodedata.category(one) in {"Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp"}:
            return True
    return False


def mixes_scripts(name: str) -> bool:
    """Whether one word is written with letters of two alphabets that look alike."""
    return any(len(_scripts(word)) > 1 for word in name.split())


def _scripts(word: str) -> set[str]:
    names = (unicodedata.name(letter, "") for letter in unicodedata.normalize("NFKC", word) if letter.isalpha())
    return {alphabet for name in names for alphabet in _SCRIPTS if name.startswith(alphabet)}
