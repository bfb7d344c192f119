import json
import logging
import sys
from smtplib import SMTPRecipientsRefused

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

REFUSED = {"Zenobia.Quill+site@mail.example.net": (550, b"No zq@mail.example.net here")}


def written(kind: str) -> str:
    """The line about an e-mail that could not be delivered, as this formatter writes it."""
    options = dict(settings.LOGGING["formatters"][kind])
    make = import_string(options.pop("()"))
    formatter = make(options.get("format", options.get("fmt")), style="{")
    try:
        raise SMTPRecipientsRefused(REFUSED)
    except SMTPRecipientsRefused:
        record = logging.LogRecord(
            "mail", logging.ERROR, __file__, 1, "No e-mail to %s", ("zq@example.net",), sys.exc_info()
        )
    record.request_id = "abc123"
    return formatter.format(record)


@pytest.mark.parametrize("kind", ["line", "json"])
def test_no_address_is_written_down(kind):
    line = written(kind)

    assert "No e-mail to (an address)" in line
    assert "SMTPRecipientsRefused" in line
    assert [word for word in ("Zenobia", "zq@", "example.net") if word in line] == []


def test_a_line_of_json_stays_one():
    assert json.loads(written("json"))["request_id"] == "abc123"
