"""Lines of the log, without anybody's e-mail address: what a mail server refuses comes back with whom it was for."""

import logging
import re

from pythonjsonlogger.json import JsonFormatter

ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


def without_addresses(text: str) -> str:
    return ADDRESS.sub("(an address)", text)


class Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return without_addresses(super().format(record))


class Json(JsonFormatter):
    def format(self, record: logging.LogRecord) -> str:
        return without_addresses(super().format(record))
