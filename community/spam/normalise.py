"""Reads a comment as the eye does, whatever its characters are, and counts what was done to deceive the eye."""

import re
import unicodedata
from dataclasses import dataclass

# Twice what the form takes. More is not read, and length.py says so.
LONGEST_READ = 10_000
MAX_NAME_LENGTH = 200
# Vietnamese, Hebrew and Burmese need up to five; hundreds are a prank, and slow every normalisation down.
MAX_COMBINING_MARKS = 8

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}\U000e0000-\U000e01ef]+")
# Families joined into one emoji, Persian, Hebrew and soft hyphens need invisible characters. Nobody needs one
# between two Latin letters, nor a control character, nor U+202E, which turns the text round.
_HIDDEN = re.compile(
    r"(?<=[A-Za-zÀ-ɏ])[\u200b-\u200f\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff]+(?=[A-Za-zÀ-ɏ])"
    r"|[\x00-\x08\x0b\x0e-\x1f\x7f]|\u202e"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")  # \x1c-\x1f are white space to Python
_SPACE = re.compile(r"\s+")
_PUNCTUATION = str.maketrans(dict.fromkeys("‘’‛ʼ`´", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑‒–—―−", "-"))

_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[a-z]")
_LOOK_ALIKES = str.maketrans("асеорхуіјѕһԁԛԝӏвкмнтαεικνορτυχωɡı", "aceopxyijshdqwlbkmhtaeikvoptuxwgi")
_SMALL_CAPITALS = str.maketrans("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz")

_PROVIDERS = r"(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|protonmail|proton|aol|gmx|mail)\b"
_DEFANGED = (
    (re.compile(r"\bh(?:xx|\*\*)p(s?)(?=:)"), r"http\1"),
    (re.compile(r" ?[\[({] ?(?:dot|\.) ?[\])}] ?"), "."),
    (re.compile(r" ?[\[({] ?(?:at|@) ?[\])}] ?"), "@"),
    (re.compile(r"(?<!\bthe) (?:dot|\.) ?(?=(?:com|net|org|info|co|ru)\b)"), "."),
    (re.compile(r"(?<=\w) (?:at|@) ?(?=" + _PROVIDERS + r"\.)"), "@"),
)

_DIGITS = str.maketrans("013457", "oieast")
_SIGN_FOR_A_LETTER = re.compile(r"(?<=[a-z])[@$](?=[a-z])")
_DIGIT_FOR_A_LETTER = re.compile(r"(?<![^\W_])[a-z]{1,20}[013457][a-z0-9]{0,20}[a-z](?![^\W_])")
_SIGN_IN_A_WORD = re.compile(r"(?<![\w.])[a-z]{1,20}[@$][a-z]{1,20}(?![\w.])")
_SPACED_OUT = re.compile(r"(?<![^\W_])(?:[a-z][ .*_-]){4,}[a-z](?![^\W_])")


@dataclass(frozen=True)
class NormalisedText:
    plain: str  # "name | text" in lower case, with nothing hidden and one space between words
    unmasked: str  # the same with m4ke and v-i-a-g-r-a read as words: an extra reading, often wrong
    length: int  # characters of the text as the eye sees it
    written: int  # characters of the text as it came
    hidden: int
    stacked_marks: int
    look_alikes: int  # words that mix alphabets
    swapped: tuple[str, ...]  # different words with digits or signs for letters

    def find(self, pattern: re.Pattern[str]) -> str | None:
        found = pattern.search(self.plain) or pattern.search(self.unmasked)
        return found[0].strip() if found else None


def normalise(text: str, *, name: str = "") -> NormalisedText:
    eyed_name, eyed_text = _as_seen(name[:MAX_NAME_LENGTH]), _as_seen(text[:LONGEST_READ])
    both = (eyed_name, eyed_text)
    plain = f"{eyed_name.plain} | {eyed_text.plain}"
    return NormalisedText(
        plain=plain,
        unmasked=_unmasked(plain),
        length=len(eyed_text.plain),
        written=len(text),
        hidden=sum(one.hidden for one in both),
        stacked_marks=sum(one.stacked_marks for one in both),
        look_alikes=sum(one.look_alikes for one in both),
        swapped=tuple(dict.fromkeys(_DIGIT_FOR_A_LETTER.findall(plain) + _SIGN_IN_A_WORD.findall(plain))),
    )


def plain(text: str) -> str:
    """The text as the eye sees it; word lists are read the same way."""
    return _as_seen(text[:LONGEST_READ]).plain


@dataclass(frozen=True)
class _Seen:
    plain: str
    hidden: int
    stacked_marks: int
    look_alikes: int


def _as_seen(text: str) -> _Seen:
    hidden = len(_HIDDEN.findall(text))
    text = _CONTROL.sub("", _INVISIBLE_RUN.sub("", text))
    text, stacked_marks = _without_stacks(text)
    text = unicodedata.normalize("NFKC", text)[:LONGEST_READ].casefold()
    text = text.translate(_PUNCTUATION).translate(_SMALL_CAPITALS)
    text, look_alikes = _without_look_alikes(text)
    text = _SPACE.sub(" ", text).strip()
    for disguised, bare in _DEFANGED:
        text = disguised.sub(bare, text)
    return _Seen(text, hidden, stacked_marks, look_alikes)


def _without_stacks(text: str) -> tuple[str, int]:
    if text.isascii():
        return text, 0
    kept, height = [], 0
    for character in text:
        height = height + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if height <= MAX_COMBINING_MARKS:
            kept.append(character)
    return "".join(kept), len(text) - len(kept)


def _without_look_alikes(text: str) -> tuple[str, int]:
    if text.isascii():
        return text, 0
    count = 0

    def fold(word: re.Match[str]) -> str:
        nonlocal count
        if word[0].isascii() or not _LATIN.search(word[0]):
            return word[0]
        folded = word[0].translate(_LOOK_ALIKES)
        count += folded != word[0]
        return folded

    return _WORD.sub(fold, text), count


def _unmasked(text: str) -> str:
    text = _SPACED_OUT.sub(lambda letters: re.sub(r"[ .*_-]", "", letters[0]), text)
    text = _SIGN_FOR_A_LETTER.sub(lambda sign: "as"[sign[0] == "$"], text)
    return _WORD.sub(lambda word: word[0].translate(_DIGITS) if _LATIN.search(word[0]) else word[0], text)
