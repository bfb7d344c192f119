"""Reads a form as UTF-8 when it claims an encoding that is none for text, such as `charset=hex`."""

from collections.abc import Callable, Iterable
from email.message import Message
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def believe_text_encodings(application: Application) -> Application:
    """Wraps a WSGI application. Django decodes the address before any of its middleware, so that would be too late."""

    def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        header = Message()
        header["Content-Type"] = environ.get("CONTENT_TYPE", "")
        charset = header.get_content_charset()
        if charset and not decodes_text(charset):
            environ["CONTENT_TYPE"] = header.get_content_type()
        return application(environ, start_response)

    return wrapped


def decodes_text(encoding: str) -> bool:
    """Whether it decodes as Django does: bytes that it does not know are replaced, and nothing is raised."""
    try:
        b"\xff".decode(encoding, "replace")
    except (LookupError, ValueError):
        return False
    return True
