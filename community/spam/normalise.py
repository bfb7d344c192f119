"""A comment as the eye reads it, whatever its characters are, and what was done to deceive the eye."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from community.comments.markdown import linked_addresses
from community.text.cleaning import count_hiding, limit_combining_marks, remove_invisible
from community.text.confusables import fold_mixed_words
from community.text.contact_details import find_bare_hosts

# Twice what the form takes. More is not read, and the evidence says so.
MAX_LENGTH_READ = 10_000
MAX_NAME_LENGTH = 200

_SPACE = re.compile(r"\s+")
_PUNCTUATION = str.maketrans(dict.fromkeys("‘’‛ʼ`´", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑‒–—―−", "-"))

_PROVIDERS = r"(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|protonmail|proton|aol|gmx|mail)\b"
# "hxxp://", "a[.]example", "rosa (at) example (dot) org": addresses written so that filters do not find them.
_DEFANGED = (
    (re.compile(r"\bh(?:xx|\*\*)p(s?)(?=:)"), r"http\1"),
    (re.compile(r" ?[\[({] ?(?:dot|\.) ?[\])}] ?"), "."),
    (re.compile(r" ?[\[({] ?(?:at|@) ?[\])}] ?"), "@"),
    (re.compile(r"(?<!\bthe) (?:dot|\.) ?(?=(?:com|net|org|info|co|ru)\b)"), "."),
    (re.compile(r"(?<=\w) (?:at|@) ?(?=" + _PROVIDERS + r"\.)"), "@"),
)

_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[a-z]")
_DIGITS = str.maketrans("013457", "oieast")
_SIGN_FOR_A_LETTER = re.compile(r"(?<=[a-z])[@$](?=[a-z])")
_DIGIT_FOR_A_LETTER = re.compile(r"(?<![^\W_])[a-z]{1,20}[013457][a-z0-9]{0,20}[a-z](?![^\W_])")
_SIGN_IN_A_WORD = re.compile(r"(?<![\w.])[a-z]{1,20}[@$][a-z]{1,20}(?![\w.])")
_SPACED_OUT = re.compile(r"(?<![^\W_])(?:[a-z][ .*_-]){4,}[a-z](?![^\W_])")
# A second capital within a word, or a sign of a trade mark behind it.
_BRAND = re.compile(r"(?<![^\W_])(?:[A-Z][a-z]{2,30}[A-Z][A-Za-z]{1,30}(?![^\W_])|[^\W_]{3,40}(?=[®™]))")
# White letters in black circles and squares, which Unicode calls no letters: "🅱🆄🆈".
_ENCLOSED = {first + place: chr(ord("a") + place) for first in (0x1F150, 0x1F170) for place in range(26)}
# Lines through a letter: "b̶u̶y̶".
_STRUCK_OUT = dict.fromkeys(range(0x0334, 0x0339))
_DECORATED = re.compile("[\U0001f150-\U0001f169\U0001f170-\U0001f189\u0334-\u0338]")


@dataclass(frozen=True)
class NormalisedText:
    plain: str  # "name | text" in lower case, with nothing hidden and one space between words
    body: str  # the text alone, likewise
    deobfuscated: str  # the same with m4ke, v-i-a-g-r-a and 🅱🆄🆈 read as words: an extra reading, often wrong
    length: int  # characters of the text as the eye sees it
    original_length: int  # characters of the text as it came
    hidden: int  # runs of invisible characters that no script has a use for
    excess_marks: int  # accents beyond what any language puts on one letter
    mixed_words: int  # words that mix scripts which look alike
    leetspeak: tuple[str, ...]  # different words with digits or signs for letters
    capitals: float  # the share of capitals among the letters of the text as it came
    links: tuple[str, ...]  # what the page will link to, each once and as the eye reads it
    bare_hosts: tuple[str, ...] = ()  # what it will not link and people can follow, see `find_bare_hosts`
    brands: tuple[str, ...] = ()  # names in the letters of a trade mark (PramPalace, Prams™), in lower case

    def __hash__(self) -> int:
        """Texts are keys of caches. Python remembers the hash of a string; of all fields it would be made anew."""
        return hash(self.plain)

    def find(self, pattern: re.Pattern[str]) -> str | None:
        """What the pattern matches first, in the plain reading or else in the deobfuscated one."""
        found = pattern.search(self.plain)
        if found is None and self.deobfuscated != self.plain:
            found = pattern.search(self.deobfuscated)
        return found[0].strip() if found else None

    def find_all(self, pattern: re.Pattern[str]) -> list[str]:
        """Everything that it matches, likewise."""
        found = pattern.findall(self.plain)
        return pattern.findall(self.deobfuscated) if not found and self.deobfuscated != self.plain else found


def normalise_comment(text: str, *, name: str = "") -> NormalisedText:
    """The comment and the name beside it, ready for patterns in lower case."""
    parts = (_normalise(name[:MAX_NAME_LENGTH]), _normalise(text[:MAX_LENGTH_READ]))
    plain = " | ".join(part.plain for part in parts)
    return NormalisedText(
        plain=plain,
        body=parts[1].plain,
        deobfuscated=_deobfuscate(plain),
        length=len(parts[1].plain),
        original_length=len(text),
        hidden=sum(part.hidden for part in parts),
        excess_marks=sum(part.excess_marks for part in parts),
        mixed_words=sum(part.mixed_words for part in parts),
        leetspeak=tuple(dict.fromkeys(_DIGIT_FOR_A_LETTER.findall(plain) + _SIGN_IN_A_WORD.findall(plain))),
        capitals=_share_of_capitals(text[:MAX_LENGTH_READ]),
        links=tuple(dict.fromkeys(map(normalise_text, map(unquote, linked_addresses(text[:MAX_LENGTH_READ]))))),
        bare_hosts=tuple(find_bare_hosts(text[:MAX_LENGTH_READ])),
        brands=tuple(dict.fromkeys(brand.lower() for brand in _BRAND.findall(text[:MAX_LENGTH_READ]))),
    )


def _share_of_capitals(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) / len(letters) if letters else 0.0


def normalise_text(text: str) -> str:
    """The text as the eye sees it; the entries of word lists are read in the same way."""
    return _normalise(text[:MAX_LENGTH_READ]).plain


@dataclass(frozen=True)
class _Part:
    plain: str
    hidden: int
    excess_marks: int
    mixed_words: int


def _normalise(text: str) -> _Part:
    hidden = count_hiding(text)
    visible = remove_invisible(text)
    text = limit_combining_marks(visible)
    excess_marks = len(visible) - len(text)
    text, mixed_words = fold_mixed_words(unicodedata.normalize("NFKC", text)[:MAX_LENGTH_READ])
    text = _SPACE.sub(" ", text.casefold().translate(_PUNCTUATION)).strip()
    for defanged, bare in _DEFANGED:
        text = defanged.sub(bare, text)
    return _Part(text, hidden, excess_marks, mixed_words)


def _deobfuscate(text: str) -> str:
    if _DECORATED.search(text):
        text = text.translate(_ENCLOSED | _STRUCK_OUT)
    text = _SPACED_OUT.sub(lambda letters: re.sub(r"[ .*_-]", "", letters[0]), text)
    text = _SIGN_FOR_A_LETTER.sub(lambda sign: "as"[sign[0] == "$"], text)
    return _WORD.sub(lambda word: word[0].translate(_DIGITS) if _LATIN.search(word[0]) else word[0], text)
