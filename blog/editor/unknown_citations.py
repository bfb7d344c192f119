"""Marks of sources that the article does not have, for the checks beside the editor."""

from blog.markup.citations import MARK, TAG


def mark_unknown_citations(html: str) -> str:
    """Wraps each mark in an element with `data-unknown-citation`.

    For HTML in which the known marks are links already (`link_marks`). A mark inside a link stays as it is there, too.
    """
    pieces, inside_link = [], False
    for piece in TAG.split(html):
        if piece.startswith("<"):
            inside_link = piece.startswith(("<a ", "<a>")) or (inside_link and piece != "</a>")
            pieces.append(piece)
        else:
            pieces.append(piece if inside_link else MARK.sub(r"<span data-unknown-citation>\g<0></span>", piece))
    return "".join(pieces)
