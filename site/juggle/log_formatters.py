"""Log formatters that remove e-mail addresses: errors of mail servers, for example, contain the recipient."""

import logging
import re

from pythonjsonlogger.json import JsonFormatter

EMAIL_ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


def redact_emails(text: str) -> str:
    return EMAIL_ADDRESS.sub("(an address)", text)


class RedactedLineFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redact_emails(super().format(record))


class RedactedJsonFormatter(JsonFormatter):
    def format(self, record: logging.LogRecord) -> str:
        return redact_emails(super().format(record))
