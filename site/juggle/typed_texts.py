"""What somebody has typed into a form that could not be saved, to be copied from the error page."""

import re

from django.conf import settings
from django.http import HttpRequest, QueryDict

#: Not shown again: whoever looks at the screen must not read them.
SECRET = re.compile(r"password|code|token|secret|credential", re.IGNORECASE)
#: Hashes, numbers, addresses, the values of choices: one word that nobody composed.
ONE_WORD = re.compile(r"[\w.:/@+-]*", re.ASCII)
#: Fields for text. What they hold is typed, however short it is.
TEXT_FIELDS = {"body", "note", "about", "display_name", "name"}
#: A page that is read without a browser's scripts has to stay usable; a comment has 10,000 at most.
MAX_LENGTH = 100_000


def typed_texts(request: HttpRequest) -> list[str]:
    """The words of the form that was sent, each once; [] when there were none or they cannot be read any more."""
    if request.method != "POST":
        return []
    try:
        return texts_in(request.POST)
    except Exception:  # noqa: BLE001 -- the request is half read or the disk full: nothing can be given back
        return []


def texts_of_oversize_form(request: HttpRequest) -> list[str]:
    """The same for a form that Django refused to read, as far as it may be long.

    [] for one with files: Django has read it as far as that already, and kept nothing.
    """
    if request.content_type != "application/x-www-form-urlencoded":
        return []
    try:
        return texts_in(QueryDict(request.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE), encoding="utf-8"))
    except Exception:  # noqa: BLE001 -- as above
        return []


def texts_in(form: QueryDict) -> list[str]:
    fields = [(name, value) for name, values in form.lists() for value in values]
    texts = [value.strip()[:MAX_LENGTH] for name, value in fields if is_typed(name, str(value))]
    return list(dict.fromkeys(texts))


def is_typed(name: str, value: str) -> bool:
    if SECRET.search(name) or not value.strip():
        return False
    return name in TEXT_FIELDS or not ONE_WORD.fullmatch(value)
