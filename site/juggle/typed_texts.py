"""What somebody has typed into a form that could not be saved, to be copied from the error page."""

import json
import re
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, QueryDict

#: Not shown again: somebody else may see the screen.
SECRET = re.compile(r"password|code|token|secret|credential", re.IGNORECASE)
#: Hashes, numbers, addresses, the values of choices: single words that nobody wrote as text.
ONE_WORD = re.compile(r"[\w.:/@+-]*", re.ASCII)
#: Fields for text. What they hold is typed, however short it is.
TEXT_FIELDS = {"body", "note", "about", "display_name", "handle", "name", "title"}
#: Times of Wagtail's forms, and what the rows of a list begin with. They have spaces, and nobody types them.
WRITTEN_BY_MACHINES = re.compile(r"\{\}|\[\]|\d{4}-\d\d-\d\d[\d:T .+-]*")
#: The rich text editor of the CMS sends its paragraphs as JSON.
RICH_TEXT = '{"blocks":'
#: A page that is read without a browser's scripts has to stay usable; a comment has 10,000 at most.
MAX_LENGTH = 100_000


def typed_texts(request: HttpRequest) -> list[str]:
    """The words of the form that was sent, each once; [] when there were none or they cannot be read any more."""
    if request.method != "POST":
        return []
    try:
        return texts_in(_pairs(request.POST))
    except Exception:  # noqa: BLE001 -- the request is half read or the disk full: nothing can be given back
        return []


def texts_of_oversize_form(request: HttpRequest) -> list[str]:
    """The same for a form that Django refused to read, as far as it may be long.

    [] for one with files: Django has read it as far as that already, and kept nothing.
    """
    if request.content_type != "application/x-www-form-urlencoded":
        return []
    try:
        return texts_in(_pairs(QueryDict(request.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE), encoding="utf-8")))
    except Exception:  # noqa: BLE001 -- as above
        return []


def _pairs(form: QueryDict) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, values in form.lists() for value in values]


def texts_in(fields: Iterable[tuple[str, str]]) -> list[str]:
    """The same of names and values."""
    texts = [plain_text(value)[:MAX_LENGTH] for name, value in fields if is_typed(name, value)]
    return [text for text in dict.fromkeys(texts) if text]


def is_typed(name: str, value: str) -> bool:
    if name == "next" or SECRET.search(name) or WRITTEN_BY_MACHINES.fullmatch(value.strip()):
        return False
    return name in TEXT_FIELDS or not ONE_WORD.fullmatch(value.strip())


def plain_text(value: str) -> str:
    """The value without space around it; of rich text its paragraphs."""
    if not value.startswith(RICH_TEXT):
        return value.strip()
    try:
        return "\n\n".join(block["text"] for block in json.loads(value)["blocks"]).strip()
    except (ValueError, KeyError, TypeError):  # not written by the editor
        return value.strip()
