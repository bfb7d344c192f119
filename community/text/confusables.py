"""Letters that look like Latin ones: `Аdmin` with a Cyrillic А, `сheap` with a Cyrillic с.

The method is that of Unicode's Technical Standard 39: two texts that may be mistaken for each other have the same
skeleton.

See docs/decisions/0016.
"""

import unicodedata

import regex

#: Of the letters in the tables.
SCRIPTS = (
    *("Latin", "Greek", "Cyrillic", "Armenian", "Cherokee", "Coptic", "Lisu", "Georgian", "Tifinagh"),
    "Canadian_Aboriginal",
)
# Unicode's confusables.txt: the letters of one character that look like one Latin letter, of scripts that many fonts
# have. tests/library/test_unicode_confusables.py compares the table with the package `confusable_homoglyphs`.
UNICODE_CONFUSABLES = {
    # fmt: off
    "a": "ɑΑαАаᎪᗅꓮ",
    "b": "ƄΒВЬᏏᏴᑲᖯᗷꓐꞴ",
    "c": "СсᏟᴄⲤⲥꓚꮯ",
    "d": "ԁᎠᏧᑯᗞᗪꓒꓓ",
    "e": "ΕЕеҽᎬⴹꓰꬲ",
    "f": "ϜքᖴẝꓝꞘꞙꬵ",
    "g": "ƍɡԌցᏀᏳᶃꓖ",
    "h": "ΗНһհᎻᏂᕼⲎꓧ",
    "i": "ıɩɪιіᎥꙇꭵ",
    "j": "ͿϳЈјᎫᒍꓙꞲ",
    "k": "ΚКᏦⲔꓗ",
    "l": "ƖǀΙІӀᏞᒪⲒⳐⵏꓡꓲ",
    "m": "ΜϺМᎷᗰⲘꓟ",
    "n": "ΝոռⲚꓠ",
    "o": "ΟοσОоՕօჿᴏᴑⲞⲟⵔꓳꬽ",
    "p": "ΡρРрᏢᑭⲢⲣꓑ",
    "q": "ԛգզⵕ",
    "r": "ƦгᎡᏒᖇᴦⲅꓣꭇꭈꮁ",
    "s": "ƽЅѕՏᏕᏚꓢꜱꮪ",
    "t": "ΤТᎢⲦꓔ",
    "u": "ʋυՍսᑌᴜꓴꞟꭎꭒ",
    "v": "νѴѵᏙᐯᴠⴸꓦꮩ",
    "w": "ɯѡԜԝաᎳᏔᴡꓪꮃ",
    "x": "ΧХхᕁᕽⲬⵝꓫꞳ",
    "y": "ɣʏΥγУуҮүყᎩᎽᶌỿⲨꓬꭚ",
    "z": "ΖᏃᴢꓜꮓ",
    # fmt: on
}
# Unicode takes these for small capitals or for no Latin letter at all; a hurried reader takes them for these letters.
MORE_CONFUSABLES = {
    # fmt: off
    "a": "ᴀ",
    "b": "вβʙ",
    "d": "ᴅ",
    "e": "εᴇ",
    "f": "ꜰ",
    "g": "ɢ",
    "h": "нʜ",
    "j": "ᴊ",
    "k": "кκᴋ",
    "l": "ӏʟ",
    "m": "мᴍ",
    "n": "пηɴ",
    "p": "ᴘ",
    "r": "ʀ",
    "t": "тτᴛ",
    "w": "ω",
    "x": "χ",
    # fmt: on
}
_TO_LATIN = {
    ord(letter): latin
    for table in (UNICODE_CONFUSABLES, MORE_CONFUSABLES)
    for latin, letters in table.items()
    for letter in letters
}
# I, l and 1 are one letter in a skeleton, and so are O and 0.
_SIGNS = str.maketrans("013457@$|!i", "oleastasl" + "l" * 2)
_PAIRS = (("rn", "m"), ("vv", "w"))

_WORD = regex.compile(r"[^\W_]+")
_MARKS = regex.compile(r"\p{M}+")
_LATIN = regex.compile(r"\p{Latin}")
_SCRIPTS = [regex.compile(rf"\p{{{script}}}") for script in SCRIPTS]


def skeleton(name: str) -> str:
    """Letters and digits only, each as the Latin letter it could be taken for: the same for `adm1n` and `a-d-m-i-n`."""
    letters = _MARKS.sub("", unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name)))
    # Again in small letters: of П only the small one looks like a Latin letter, and both are one letter of a name.
    likened = letters.translate(_TO_LATIN).casefold().translate(_TO_LATIN).translate(_SIGNS)
    joined = "".join(one for one in likened if one.isalnum())
    for pair, one in _PAIRS:
        joined = joined.replace(pair, one)
    return joined


def mixes_scripts(name: str) -> bool:
    """Whether one word is written with letters of two scripts that look alike."""
    return any(map(_has_two_scripts, unicodedata.normalize("NFKC", name).split()))


def fold_mixed_words(text: str) -> tuple[str, int]:
    """The text with Latin letters for those that only look Latin, in each word that has Latin letters as well; and the
    number of words that mixed two scripts so. Words wholly in another script are left alone."""
    if text.isascii():
        return text, 0
    mixed = 0

    def fold(word: regex.Match[str]) -> str:
        nonlocal mixed
        if word[0].isascii() or not _LATIN.search(word[0]):
            return word[0]
        folded = word[0].translate(_TO_LATIN)
        mixed += folded != word[0] and _has_two_scripts(word[0])
        return folded

    return _WORD.sub(fold, text), mixed


def _has_two_scripts(word: str) -> bool:
    return sum(script.search(word) is not None for script in _SCRIPTS) > 1
