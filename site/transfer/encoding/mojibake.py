"""One text: repaired where its letters can only come from a wrong decoding, otherwise as it is.

`ftfy` knows most tables. It leaves the Greek one alone, since Greek letters are right in Greek texts; what cannot be
right there either is repaired here: "β€œ" for a quotation mark.
"""

from __future__ import annotations

import re

import ftfy

#: Only the encoding: quotation marks, ligatures, widths and entities stay as they are.
ONLY_ENCODING = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
)


def _letter(byte: int) -> str:
    """What browsers show for a byte in Windows-1253; where it has no letter, that of Windows-1252."""
    for table in ("cp1253", "cp1252"):
        try:
            return bytes([byte]).decode(table)
        except UnicodeDecodeError:
            continue
    return chr(byte)


BYTES = {_letter(byte): byte for byte in range(0x80, 0x100)}


def _class_of(first: int, last: int) -> str:
    return f"[{re.escape(''.join(letter for letter, byte in BYTES.items() if first <= byte <= last))}]"


FOLLOWING = _class_of(0x80, 0xBF)
LONG = f"(?:{_class_of(0xE2, 0xEF)}{FOLLOWING}{{2}}|{_class_of(0xF0, 0xF4)}{FOLLOWING}{{3}})"
SHORT = f"(?:{_class_of(0xC2, 0xDF)}{FOLLOWING})"
#: Long ones are certain if a sign is in them; short ones beside others only: "Β»" ends a quotation in capitals.
GREEK_LETTER = re.compile(r"[Ͱ-Ͽ]")
CERTAIN = re.compile(f"{LONG}|{SHORT}{{3,}}")
ANY = re.compile(f"{LONG}|{SHORT}")
#: The end of a quotation; its last letter is shown by nothing, and is often lost.
CUT_OFF = re.compile(r"β€(?=[\s.,;:!?)<]|\Z)")


def repaired(text: str) -> str:
    if text.isascii():
        return text
    fixed = ftfy.fix_text(text, ONLY_ENCODING)
    if not any(_is_certain(found[0]) for found in CERTAIN.finditer(fixed)):
        return fixed
    return CUT_OFF.sub("”", ANY.sub(lambda found: _decoded(found[0]), fixed))


def _is_certain(letters: str) -> bool:
    return _decoded(letters) != letters and bool(GREEK_LETTER.sub("", letters))


def _decoded(letters: str) -> str:
    try:
        return bytes(BYTES[letter] for letter in letters).decode()
    except UnicodeDecodeError:
        return letters
