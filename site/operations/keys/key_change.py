"""Writes a new SECRET_KEY into the text of `.env`; the old one is believed for a while."""

import re
import secrets

KEY = re.compile(r"^SECRET_KEY=(?P<quote>['\"]?)(?P<key>.*?)(?P=quote)[ \t]*$", re.MULTILINE)
OLD_KEYS = re.compile(r"^[ \t]*SECRET_KEY_FALLBACKS=(?P<quote>['\"]?)(?P<keys>.*?)(?P=quote)[ \t]*$", re.MULTILINE)
EXAMPLE = re.compile(r"^#[ \t]*SECRET_KEY_FALLBACKS=.*$", re.MULTILINE)


class NoKey(Exception):
    pass


def with_new_key(text: str) -> str:
    """Raises NoKey when the text has none that could become the old one."""
    found = KEY.search(text)
    if found is None or not found["key"]:
        raise NoKey
    before = OLD_KEYS.search(text)
    older = before["keys"].split(",") if before and before["keys"] else []
    line = f"SECRET_KEY_FALLBACKS='{','.join([found['key'], *older])}'"
    key = f"SECRET_KEY='{secrets.token_urlsafe(50)}'"
    text = KEY.sub(lambda _: key, text, count=1)
    for place, count in ((OLD_KEYS, 0), (EXAMPLE, 1)):  # a line that is in use may stand below the example
        text, replaced = place.subn(lambda _: line, text, count=count)
        if replaced:
            return text
    return f"{text.rstrip()}\n{line}\n"
