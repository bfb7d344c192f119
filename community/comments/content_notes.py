"""A content note, such as "birth, loss": what a text is about, for readers who would rather choose when to read it.

The text stays folded until asked for. Where only an excerpt is shown, in lists, feeds, e-mails and search, the note
stands in its place.
"""

from typing import Protocol

from django.utils.html import escape

#: Characters. A few words.
MAX_NOTE_LENGTH = 80


class WithNote(Protocol):
    content_note: str
    body_html: str
    comment: str


def note_line(content_note: str) -> str:
    return f"Content note: {content_note}"


def html_elsewhere(comment: WithNote) -> str:
    """The text as HTML, or the note in its place: for wherever it is not folded."""
    return escape(note_line(comment.content_note)) if comment.content_note else comment.body_html


def text_elsewhere(comment: WithNote) -> str:
    """The same as it was typed."""
    return note_line(comment.content_note) if comment.content_note else comment.comment
