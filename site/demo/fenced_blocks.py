"""Blocks that Markdown has no syntax for, written between `:::name first line` and `:::`."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

FENCED_BLOCK = re.compile(
    r"^:::(?P<name>[a-z]+)(?P<first_line>[^\n]*)\n(?P<content>.*?)^:::$\n?", re.MULTILINE | re.DOTALL
)
PICTURE = re.compile(
    r'^!\[(?P<alternative>[^]]*)\]\(picture:(?P<name>[\w-]+)(?: "(?P<caption>[^"]*)")?\)$', re.MULTILINE
)


class RenderContext(NamedTuple):
    rich_text: Callable[[str], str]
    pages: Mapping[str, int]
    pictures: Mapping[str, Any]


def split_blocks(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield each fenced block with the text before it; at the end the remaining text with None."""
    start = 0
    for found in FENCED_BLOCK.finditer(text):
        yield text[start : found.start()], found
        start = found.end()
    yield text[start:], None


def raw_value(found: re.Match[str], context: RenderContext) -> dict[str, Any]:
    """Return the value of the block as StreamField stores it."""
    return PARSERS[found["name"]](found["first_line"].strip(), found["content"].strip(), context)


def callout(kind: str, body: str, context: RenderContext) -> dict[str, Any]:
    return {"kind": kind, "text": context.rich_text(body)}


def steps(_: str, body: str, context: RenderContext) -> dict[str, Any]:
    return {"steps": items(body, context)}


def checklist(_: str, body: str, context: RenderContext) -> dict[str, Any]:
    return {"items": items(body, context)}


def table(caption: str, body: str, context: RenderContext) -> dict[str, Any]:
    first, *rest = [[cell.strip() for cell in line.strip("| ").split("|")] for line in body.splitlines()]
    columns = [{"type": "formatted" if n else "text", "heading": heading} for n, heading in enumerate(first)]
    rows = [{"values": [row[0], *map(context.rich_text, row[1:])]} for row in rest]
    return {"table": {"caption": caption, "columns": columns, "rows": rows}, "rows_have_headings": True}


def questions(_: str, body: str, context: RenderContext) -> dict[str, Any]:
    pairs = [each.split("\n", 1) for each in body.removeprefix("? ").split("\n? ")]
    return {"questions": [{"question": ask, "answer": context.rich_text(answer)} for ask, answer in pairs]}


def embed(address: str, title: str, _: RenderContext) -> dict[str, Any]:
    return {"address": address, "title": title}


def event(_: str, body: str, context: RenderContext) -> dict[str, Any]:
    return {name: str(value) for name, value in tomllib.loads(body).items()}


def related(_: str, body: str, context: RenderContext) -> dict[str, Any]:
    return {"articles": [context.pages[slug] for slug in body.split()]}


def gallery(caption: str, body: str, context: RenderContext) -> dict[str, Any]:
    pictures = [
        {
            "image": context.pictures[found["name"]].pk,
            "alternative": found["alternative"],
            "caption": found["caption"] or "",
            "credit": "",
        }
        for found in PICTURE.finditer(body)
    ]
    return {"pictures": pictures, "caption": caption}


def references(_: str, body: str, context: RenderContext) -> dict[str, Any]:
    return {"items": [keyed_item(line, context, "key", "short", "text") for line in body.splitlines()]}


def footnotes(_: str, body: str, context: RenderContext) -> dict[str, Any]:
    return {"items": [keyed_item(line, context, "key", "text") for line in body.splitlines()]}


def items(body: str, context: RenderContext) -> list[str]:
    return [context.rich_text(line.removeprefix("- ")) for line in body.splitlines()]


def keyed_item(line: str, context: RenderContext, *names: str) -> dict[str, str]:
    *plain, text = [each.strip() for each in line.split("|", len(names) - 1)]
    return dict(zip(names, [*plain, context.rich_text(text)], strict=True))


PARSERS = {
    "callout": callout,
    "steps": steps,
    "checklist": checklist,
    "comparison": table,
    "questions": questions,
    "embed": embed,
    "event": event,
    "related": related,
    "gallery": gallery,
    "references": references,
    "footnotes": footnotes,
}
