"""Languages that somebody may write in, and a guess which one a text is in.

The guess goes by the script alone. It is right where a script has one language that nearly everybody means, and says
nothing of the Latin one: there the writer can choose. A library that tells German from Dutch weighs megabytes, and is
often wrong about three words; a screen reader would then read plain English with a foreign voice.
"""

import unicodedata

import regex
from django.conf.locale import LANG_INFO

#: The name in the language itself, by its code. Without regional variants, which no voice needs.
LANGUAGES = {
    code: unicodedata.normalize("NFC", known["name_local"])
    for code, known in LANG_INFO.items()
    if "-" not in code and "name_local" in known
}
LANGUAGES["zh"] = "中文"


def language_choices() -> list[tuple[str, str]]:
    """A function, so that migrations name it: the list grows with Django."""
    return sorted(LANGUAGES.items(), key=lambda choice: choice[1].casefold())


# The first pattern of a script that is found decides. Kana before Han, because Japanese has both.
_PATTERNS = [
    (language, regex.compile(pattern))
    for language, pattern in (
        ("ja", r"[\p{Hiragana}\p{Katakana}]"),
        ("zh", r"\p{Han}"),
        ("ko", r"\p{Hangul}"),
        ("uk", "[ґєіїҐЄІЇ]"),
        ("ru", r"\p{Cyrillic}"),
        ("ur", "[ٹڈڑںے]"),
        ("fa", "[پچژگیک]"),
        ("ar", r"\p{Arabic}"),
        ("he", r"\p{Hebrew}"),
        ("el", r"\p{Greek}"),
        ("hi", r"\p{Devanagari}"),
        ("bn", r"\p{Bengali}"),
        ("ta", r"\p{Tamil}"),
        ("te", r"\p{Telugu}"),
        ("th", r"\p{Thai}"),
        ("ka", r"\p{Georgian}"),
        ("hy", r"\p{Armenian}"),
    )
]
_LETTER = regex.compile(r"\p{L}")
#: Two foreign letters side by side. The faces that people type, such as ¯\\_(ツ)_/¯, have one at a time.
_WORD = regex.compile(r"(?:(?![\p{Latin}\p{Common}])\p{L}\p{M}*){2}")
_LATIN = regex.compile(r"\p{Latin}")


def guess_language(text: str) -> str:
    """The code of the language, or "" for the language of the site: when half of the letters or more are Latin, for a
    script that is not known here, and for a face made of letters."""
    if not _WORD.search(text) or 2 * len(_LATIN.findall(text)) >= len(_LETTER.findall(text)):
        return ""
    return next((language for language, pattern in _PATTERNS if pattern.search(text)), "")


def direction_of(language: str) -> str:
    return "rtl" if LANG_INFO.get(language, {}).get("bidi") else "ltr"
