"""A table of a post as a comparison table. Cells that span others are repeated."""

from __future__ import annotations

from typing import Any

from bs4.element import Tag

from .inline_html import InlineWriter, trim_breaks

MAX_SPAN = 50
#: A larger one is data and no table; it stays on the old site.
MAX_ROWS, MAX_COLUMNS = 500, 30


def comparison(table: Tag, caption: str, write: InlineWriter) -> dict[str, Any] | None:
    """The value of the block; None for a table without cells, or beyond all size."""
    rows = [cells(row) for row in table.find_all("tr")]
    rows = [row for row in rows if row]
    if not rows or len(rows) > MAX_ROWS or max(map(len, rows)) > MAX_COLUMNS:
        return None
    width = max(map(len, rows))
    # Most tables without a head have their headings in the first row all the same.
    head, body = rows[0], rows[1:] or [[]]
    headings = [head[at].get_text(" ", strip=True) if at < len(head) else "" for at in range(width)]
    has_row_headings = all(row and row[0].name == "th" for row in body)
    kinds = ["text" if at == 0 and has_row_headings else "formatted" for at in range(width)]
    own_caption = table.find("caption")
    return {
        "table": {
            "caption": caption or (own_caption.get_text(" ", strip=True) if own_caption else "") or "Table",
            "columns": [
                {"type": kind, "heading": heading or f"Column {place}"}
                for place, (kind, heading) in enumerate(zip(kinds, headings, strict=True), 1)
            ],
            "rows": [{"values": [value(row, at, kinds[at], write) for at in range(width)]} for row in body],
        },
        "rows_have_headings": has_row_headings,
    }


def cells(row: Tag) -> list[Tag]:
    found: list[Tag] = []
    for cell in row.find_all(["td", "th"], recursive=False):
        span = str(cell.get("colspan") or "1")
        found += [cell] * (min(int(span), MAX_SPAN) if span.isdecimal() and len(span) < 4 else 1)
    return found


def value(row: list[Tag], at: int, kind: str, write: InlineWriter) -> str:
    if at >= len(row):
        return ""
    if kind == "text":
        return row[at].get_text(" ", strip=True)
    html = trim_breaks(write.html(list(row[at].children)))
    return f"<p>{html}</p>" if html else ""
