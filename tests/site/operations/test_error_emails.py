"""The operator hears of each kind of error once an hour, and of nobody's words."""

import logging
import sys

import pytest
from django.core.cache import cache
from django.test import Client

from operations.error_emails import OperatorEmailHandler

SECRET = "my husband must not know"


@pytest.fixture
def operator(settings, db):
    settings.OPERATOR_EMAIL = "olga@together.example"


def fail(words=SECRET):
    raise ValueError(words)


def record(make=fail, name="django.request"):
    try:
        make()
    except (LookupError, ValueError):
        return logging.LogRecord(
            name, logging.ERROR, __file__, 1, "Internal Server Error: %s", (SECRET,), sys.exc_info()
        )


def test_it_says_where_and_nothing_of_what_was_written(operator, mailoutbox):
    OperatorEmailHandler().emit(record())

    sent = mailoutbox[0]
    assert sent.to == ["olga@together.example"]
    assert sent.subject.startswith("An error on the site: ValueError in tests/site/operations/test_error_emails.py:")
    assert "test_error_emails.py" in sent.body
    assert SECRET not in sent.body + sent.subject


def test_each_kind_is_told_once_an_hour(operator, mailoutbox):
    handler = OperatorEmailHandler()
    for _ in range(5):
        handler.emit(record())
    handler.emit(record(lambda: {}["missing"]))
    assert [message.subject.split(" in ")[0] for message in mailoutbox] == [
        "An error on the site: ValueError",
        "An error on the site: KeyError",
    ]

    cache.clear()  # an hour later
    handler.emit(record())

    assert len(mailoutbox) == 3


def test_nobody_is_told_when_nobody_asked(settings, mailoutbox, db):
    settings.OPERATOR_EMAIL = ""

    OperatorEmailHandler().emit(record())

    assert mailoutbox == []


def test_an_email_that_fails_writes_no_other(operator, mailoutbox):
    OperatorEmailHandler().emit(record(name="community.notifications.delivery.email_delivery"))

    assert mailoutbox == []


def test_with_the_queue_away_it_is_sent_past_it(operator, mailoutbox, settings):
    settings.EMAIL_BACKEND = "no.such.Backend"

    OperatorEmailHandler().emit(record())

    assert len(mailoutbox) == 1


def test_a_page_that_fails_is_told_with_the_number_that_is_on_it(operator, mailoutbox, monkeypatch, site_tree):
    monkeypatch.setattr("juggle.robots.reverse", lambda *_, **__: fail())

    page = Client(raise_request_exception=False).get("/robots.txt?name=ann")

    number = page["X-Request-ID"]
    assert (page.status_code, f"number {number}" in page.text) == (500, True)
    assert f"In the log: {number}" in mailoutbox[0].body
    assert "Page: GET /robots.txt\n" in mailoutbox[0].body
    assert "ann" not in mailoutbox[0].body
