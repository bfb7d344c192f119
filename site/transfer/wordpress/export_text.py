"""The text of an export, piece by piece, with what no XML parser reads repaired or taken out."""

from __future__ import annotations

import codecs
import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from transfer.imported import ReadingProblem, Warn

GZIP_START = b"\x1f\x8b"
#: A line may be as long as the file; it is read in pieces of this many bytes.
PIECE = 1 << 20
ENCODING = re.compile(rb"""<\?xml[^>]*encoding=["']([\w.-]+)""")
CDATA, CDATA_END = "<![CDATA[", "]]>"
#: What is wrong in XML, and the two marks between which an ampersand is only a sign.
SIGNS = re.compile(
    r"<!\[CDATA\[|\]\]>|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x[0-9a-fA-F]+|[0-9]+);"
    r"|&(?!#(?:x[0-9a-fA-F]+|[0-9]+);|(?:amp|lt|gt|quot|apos);)"
)
#: Behind the end of a CDATA section in this format: the end of its element, or a section that goes on.
AFTER_CDATA = re.compile(r"\s*(?:</(?:[a-z]+:)?\w+>|<!\[CDATA\[)")
#: Whether the next line decides what the end of this one means.
UNDECIDED = re.compile(r"(?:\]|\]\]>|&#?\w{0,8}|<(?:!(?:\[\w{0,5})?)?)\s*\Z")
WINDOWS = "transfer.windows"


@contextmanager
def open_export(path: Path) -> Iterator[BinaryIO]:
    with path.open("rb") as file:
        is_gzip = file.read(2) == GZIP_START
        file.seek(0)
        if is_gzip:
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield cast(BinaryIO, unpacked)
        else:
            yield file


def from_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not in the encoding of the file: most often somebody's ’ or é from Windows."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(WINDOWS, from_windows)


def decoder_for(start: bytes) -> codecs.IncrementalDecoder:
    """By the declaration at the start of the file; UTF-8 without one."""
    found = ENCODING.search(start)
    try:
        return codecs.getincrementaldecoder(found[1].decode("ascii") if found else "utf-8-sig")(WINDOWS)
    except LookupError:
        return codecs.getincrementaldecoder("utf-8-sig")(WINDOWS)


class ExportText:
    """Lines are counted as in the file, so that a warning can name one."""

    def __init__(self, path: Path, warn: Warn) -> None:
        self.path = path
        self.warn = warn
        self.line = 1
        self.is_in_cdata = False

    def pieces(self) -> Iterator[str]:
        """Raises OSError or EOFError where a file cannot be read to its end."""
        with open_export(self.path) as file:
            first = file.readline(PIECE)
            decoder = decoder_for(first)
            waiting = decoder.decode(first)
            while piece := file.readline(PIECE):
                if not UNDECIDED.search(waiting[-80:]) or len(waiting) > 4 * PIECE:
                    yield self.repaired(waiting)
                    waiting = ""
                waiting += decoder.decode(piece)
            yield self.repaired(waiting + decoder.decode(b"", final=True))

    def repaired(self, text: str) -> str:
        found = SIGNS.search(text) and SIGNS.sub(self.repair, text)
        self.line += text.count("\n")
        return found or text

    def repair(self, sign: re.Match[str]) -> str:
        what = sign[0]
        if what == CDATA:
            self.is_in_cdata = True
        elif what == CDATA_END:
            return self.end_of_cdata(sign)
        elif what.startswith("&"):
            return self.ampersand(sign)
        elif what not in (CDATA, CDATA_END):
            self.problem(sign, f"A control character (U+{ord(what):04X}) was taken out.")
            return ""
        return what

    def end_of_cdata(self, sign: re.Match[str]) -> str:
        if self.is_in_cdata and not AFTER_CDATA.match(sign.string, sign.end()) and sign.string[sign.end() :].strip():
            self.problem(sign, "“]]>” stands within a text, which it would have ended. It was kept as a part of it.")
            return "]]]]><![CDATA[>"
        self.is_in_cdata = False
        return sign[0]

    def ampersand(self, sign: re.Match[str]) -> str:
        """Outside CDATA a single one is an error in XML, and so is the number of a character that does not exist."""
        if self.is_in_cdata:
            return sign[0]
        if sign[0] == "&":
            return "&amp;"
        digits = sign[0][2:-1]
        number = int(digits[1:], 16) if digits.startswith("x") else int(digits) if len(digits) < 9 else -1
        if number in (9, 10, 13) or 31 < number < 0xD800 or 0xDFFF < number < 0xFFFE or 0xFFFF < number < 0x110000:
            return sign[0]
        self.problem(sign, f"{sign[0]} stands for no character and was taken out.")
        return ""

    def problem(self, sign: re.Match[str], text: str) -> None:
        line = self.line + sign.string.count("\n", 0, sign.start())
        self.warn(ReadingProblem(text, line=line, file_name=self.path.name))
