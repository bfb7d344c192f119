"""Errors by e-mail to the operator (OPERATOR_EMAIL): where it failed, and nothing of what anybody wrote."""

import logging
import traceback
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage, get_connection

from .version import VERSION

#: Seconds between two e-mails about the same place in the code.
EVERY = 3600
#: An e-mail that fails is logged, which must not write another one.
OWN_LOGGERS = ("community.notifications.delivery", "operations.error_emails")

logger = logging.getLogger(__name__)


class OperatorEmailHandler(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        if not settings.OPERATOR_EMAIL or not record.exc_info or record.name.startswith(OWN_LOGGERS):
            return
        try:
            kind = kind_of(record.exc_info)
            key = sha256(kind.encode()).hexdigest()[:24]  # keys have no spaces
            if cache.add(f"operations.error_email.{key}", 1, EVERY):
                send(kind, text_of(record))
        except Exception:  # noqa: BLE001 -- the error itself is in the log; this must not hide it
            logger.warning("The operator could not be told of an error")


def kind_of(exc_info: Any) -> str:
    """ "ValueError in community/text/excerpts.py:31": the same for the same bug."""
    frames = traceback.extract_tb(exc_info[2])
    ours = [frame for frame in frames if is_ours(frame.filename)] or frames
    where = f"{place(ours[-1].filename)}:{ours[-1].lineno}" if ours else "nowhere"
    return f"{exc_info[0].__name__} in {where}"


def is_ours(filename: str) -> bool:
    path = Path(filename)
    return path.is_relative_to(settings.ROOT) and ".venv" not in path.parts


def place(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(settings.ROOT)) if path.is_relative_to(settings.ROOT) else path.name


def text_of(record: logging.LogRecord) -> str:
    """Without the message of the error, which may quote what somebody sent; of the address the pattern only."""
    assert record.exc_info
    request = getattr(record, "request", None)
    match = getattr(request, "resolver_match", None)
    lines = [
        f"{place(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(record.exc_info[2])
    ]
    about = [
        f"Version: {VERSION}",
        f"Page: {getattr(request, 'method', '-')} /{match.route if match else '-'}",
        f"In the log: {getattr(record, 'request_id', '-')}",
        "You get one such e-mail an hour for each kind of error, however often it happens.",
    ]
    return "\n".join([*about, "", *lines])


def send(kind: str, text: str) -> None:
    message = EmailMessage(f"An error on the site: {kind}", text, None, [settings.OPERATOR_EMAIL])
    try:
        message.send()
    except Exception:  # noqa: BLE001 -- the queue is in the database, which may be what failed
        message.connection = get_connection(settings.EMAIL_DELIVERY_BACKEND)
        message.send()
