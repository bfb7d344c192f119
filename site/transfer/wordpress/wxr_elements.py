"""The elements of an export, one after the other: only the one that is being read is in memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from transfer.imported import ReadingProblem, Warn

from .export_text import ExportText

#: What an export describes, directly below its `channel`.
CHANNEL_DEPTH = 2
#: No export nests deeper than channel, item, comment, field.
MAX_DEPTH = 12
#: One article with all its comments. What is larger is no blog but an attack on the memory.
MAX_CHARACTERS = 100_000_000

TOO_DEEP = "Elements are nested deeper here than in any export. Nothing after this line was read."
TOO_LARGE = "One element is too large to be an article. Nothing after this line was read."
FORBIDDEN = "This file declares entities or a document type, which no export does. Nothing after this line was read."
NOT_XML = "The file can’t be read beyond this line: it’s cut off or damaged here. What came before was read."
UNREADABLE = "The file can’t be read beyond this line ({error}). What came before was read."


class NotAnExportError(Exception):
    pass


@dataclass(slots=True)
class Element:
    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def value(self, name: str) -> str:
        """The text of the first child of this name; "" without one."""
        return next((child.text for child in self.children if child.name == name), "").strip()

    def all(self, name: str) -> list[Element]:
        return [child for child in self.children if child.name == name]


class ElementBuilder(ContentHandler):
    def __init__(self, parser: DefusedExpatParser) -> None:
        super().__init__()
        self.parser = parser
        self.open: list[Element] = []
        self.texts: list[list[str]] = []
        self.ready: list[Element] = []
        self.size = 0

    def startElement(self, name: str, attrs: Any) -> None:
        if len(self.open) >= MAX_DEPTH:
            raise NotAnExportError(TOO_DEEP)
        element = Element(name, self.parser.getLineNumber() or 0, dict(attrs.items()))
        if len(self.open) > CHANNEL_DEPTH:
            self.open[-1].children.append(element)
        self.open.append(element)
        self.texts.append([])

    def characters(self, content: str) -> None:
        if len(self.open) > CHANNEL_DEPTH:
            self.size += len(content)
            if self.size > MAX_CHARACTERS:
                raise NotAnExportError(TOO_LARGE)
            self.texts[-1].append(content)

    def endElement(self, name: str) -> None:
        element = self.open.pop()
        element.text = "".join(self.texts.pop())
        if len(self.open) == CHANNEL_DEPTH:
            self.ready.append(element)
            self.size = 0


def read_elements(path: Path, warn: Warn) -> Iterator[Element]:
    """What stands below `channel`. Ends with a fatal problem where the file cannot be read any further."""
    parser = DefusedExpatParser(forbid_dtd=True)
    builder = ElementBuilder(parser)
    parser.setContentHandler(builder)
    text = ExportText(path, warn)
    try:
        for piece in text.pieces():
            parser.feed(piece)
            while builder.ready:
                yield builder.ready.pop(0)
        parser.close()
    except DefusedXmlException:
        warn(_fatal(FORBIDDEN, text.line, path))
    except NotAnExportError as error:
        yield from builder.ready
        warn(_fatal(str(error), text.line, path))
    except SAXParseException as error:
        yield from builder.ready
        warn(_fatal(NOT_XML, error.getLineNumber() or text.line, path))
    except (OSError, EOFError, zlib.error) as error:
        warn(_fatal(UNREADABLE.format(error=error), text.line, path))


def _fatal(text: str, line: int, path: Path) -> ReadingProblem:
    return ReadingProblem(text, line=line, file_name=path.name, is_fatal=True)
