"""Repairs all texts of a post, and says what was repaired, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transfer.imported import ImportedPost

from .mojibake import repaired

#: Words that are listed of one text; a broken one has hundreds.
MOST_SHOWN = 5
SAID = "Repaired: “{}” → “{}”"
AND_MORE = "Repaired: {} more words of the same text"


def repair_post(post: ImportedPost) -> list[str]:
    """Changes the post. Returns what was repaired, a line each."""
    said: list[str] = []

    def repair(text: str) -> str:
        fixed = repaired(text)
        if fixed != text:
            said.extend(_lines(text, fixed))
        return fixed

    post.title, post.content, post.excerpt = repair(post.title), repair(post.content), repair(post.excerpt)
    post.tags = [repair(tag) for tag in post.tags]
    post.categories = [replace(one, name=repair(one.name)) for one in post.categories]
    post.footnotes = {key: repair(text) for key, text in post.footnotes.items()}
    for comment in post.comments:
        comment.text, comment.name = repair(comment.text), repair(comment.name)
    return list(dict.fromkeys(said))


def _lines(before: str, after: str) -> Iterator[str]:
    pairs = [pair for pair in zip(before.split(), after.split(), strict=False) if pair[0] != pair[1]]
    if len(before.split()) != len(after.split()):
        pairs = pairs[:1]
    yield from (SAID.format(was[:60], now[:60]) for was, now in pairs[:MOST_SHOWN])
    if len(pairs) > MOST_SHOWN:
        yield AND_MORE.format(len(pairs) - MOST_SHOWN)
