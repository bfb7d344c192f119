"""What keeps a page from being published, as sentences for the person who tried. Drafts may have any of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from blog.markup.citations import marks_in
from community.text.cleaning import is_blank
from community.text.plain_text import plain_text

STILL_EMPTY = "This is still empty."
STILL_TO_COME = "This day is still to come. Leave it empty, and say under “Schedule” when the article shall appear."
MARKS_IN_THE_TEXT_ONLY = "Marks such as [@key] and [^key] work in the text of the article only."

# What readers see outside the body, where no mark becomes a link.
FIELDS_WITHOUT_MARKS = ("title", "description", "changed")


def looks_empty(value: object) -> bool:
    """Whether a text, or the HTML of one, shows nothing: no letters, or only such as nobody sees."""
    return is_blank(plain_text(str(value)))


def article_problems(values: Mapping[str, Any], *, now: datetime) -> dict[str, str]:
    """By field of an article, what is wrong with these values together."""
    problems = {name: MARKS_IN_THE_TEXT_ONLY for name in FIELDS_WITHOUT_MARKS if marks_in(values.get(name) or "")}
    if values.get("picture") and looks_empty(values.get("picture_alternative") or ""):
        problems["picture_alternative"] = "Say what the picture shows, for people who cannot see it."
    if values.get("follows") and looks_empty(values.get("changed") or ""):
        problems["changed"] = "Say what has changed, for those who read the earlier one."
    if values.get("replaces_earlier") and not values.get("follows"):
        problems["follows"] = "Choose the article that this one replaces."
    appears_at = max(values.get("go_live_at") or now, now)
    if values.get("published_at") and values["published_at"] > appears_at:
        problems["published_at"] = STILL_TO_COME
    return problems


def has_empty_part(block: blocks.Block, value: Any) -> bool:
    """Whether something that this block needs shows nothing, at any depth."""
    if isinstance(block, blocks.BaseStructBlock):
        return any(has_empty_part(child, value[name]) for name, child in block.child_blocks.items())
    if isinstance(block, blocks.ListBlock):
        return any(has_empty_part(block.child_block, item) for item in value)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock):
        return block.required and looks_empty(value.source if hasattr(value, "source") else value or "")
    return False


def sentences_of(error: ValidationError, block: blocks.Block | None = None, value: Any = None) -> Iterator[str]:
    """The messages of an error of a block, each with the way to its place: “Picture (3), Alternative text: …”."""
    nested: Mapping[Any, ValidationError] = getattr(error, "block_errors", {})
    own = getattr(error, "non_block_errors", [] if nested else error.messages)
    yield from map(str, own)
    for key, inner in nested.items():
        name, child, part = _place(block, value, key)
        yield from (f"{name}: {sentence}" for sentence in sentences_of(inner, child, part))


def _place(block: blocks.Block | None, value: Any, key: Any) -> tuple[str, blocks.Block | None, Any]:
    """The name of the part of a block that an error is about, its block and its value."""
    if isinstance(block, blocks.BaseStreamBlock):
        return f"{value[key].block.label} ({key + 1})", value[key].block, value[key].value
    if isinstance(block, blocks.BaseStructBlock):
        return str(block.child_blocks[key].label), block.child_blocks[key], value[key]
    if isinstance(block, blocks.ListBlock):
        return f"No. {key + 1}", block.child_block, value[key]
    return str(key), None, None
