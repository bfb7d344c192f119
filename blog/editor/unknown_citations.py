"""Marks of sources that the article does not have, for the checks beside the editor."""

from blog.markup.citations import replace_marks


def mark_unknown_citations(html: str) -> str:
    """Wraps each mark in an element with `data-unknown-citation`.

    For HTML in which the known marks are links already (`link_marks`). A mark inside a link stays as it is there, too.
    """
    return replace_marks(html, r"<span data-unknown-citation>\g<0></span>")
