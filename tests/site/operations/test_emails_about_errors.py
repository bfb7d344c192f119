"""The e-mails about errors from their edges: what is told, to whom, how often, and what never is."""

import logging
import sys

import pytest
from django.core.cache import cache
from django.http import HttpRequest
from hypothesis import given
from hypothesis import strategies as st

from operations.error_emails import EVERY, OperatorEmailHandler, is_ours, kind_of, place, text_of
from operations.version import VERSION


@pytest.fixture
def operator(settings, db):
    settings.OPERATOR_EMAIL = "olga@together.example"
    cache.clear()


class Nested(Exception):
    pass


def info(raising):
    try:
        raising()
    except (ValueError, Nested):
        return sys.exc_info()
    raise AssertionError


def fail(words="my husband must not know"):
    raise ValueError(words)


def fail_from_another():
    try:
        fail()
    except ValueError as error:
        raise Nested("and my boss neither") from error


def fail_in_a_package():
    logging.Formatter(fmt="%(x)s", style="no such style")


def record(raising=fail, *, name="django.request", level=logging.ERROR, exc_info=None, **also):
    made = logging.LogRecord(name, level, __file__, 1, "Said: %s", ("in the message",), exc_info or info(raising))
    for field, value in also.items():
        setattr(made, field, value)
    return made


def test_a_kind_is_the_error_and_the_line(operator):
    kind = kind_of(info(fail))

    line = fail.__code__.co_firstlineno + 1
    assert kind == f"ValueError in tests/site/operations/test_emails_about_errors.py:{line}"


@given(words=st.text(max_size=50))
def test_a_kind_is_the_same_whatever_somebody_sent(words):
    assert kind_of(info(lambda: fail(words))) == kind_of(info(lambda: fail("other")))


def test_an_error_in_a_package_is_placed_where_we_called_it():
    line = fail_in_a_package.__code__.co_firstlineno + 1

    assert kind_of(info(fail_in_a_package)) == (
        f"ValueError in tests/site/operations/test_emails_about_errors.py:{line}"
    )


@pytest.mark.parametrize(
    ("raising", "hidden"),
    [(fail, ["husband", "in the message"]), (fail_from_another, ["husband", "boss", "in the message"])],
)
def test_nothing_that_anybody_wrote_is_in_it(operator, mailoutbox, raising, hidden):
    OperatorEmailHandler().emit(record(raising))

    [sent] = mailoutbox
    assert [word for word in hidden if word in sent.body + sent.subject] == []


def test_the_text_names_version_page_number_and_every_line(operator):
    text = text_of(record(fail_from_another, request_id="a1b2"))

    assert text.splitlines()[:4] == [
        f"Version: {VERSION}",
        "Page: - /-",
        "In the log: a1b2",
        "You get one such e-mail an hour for each kind of error, however often it happens.",
    ]
    assert text.splitlines()[-1].endswith("fail_from_another")


def test_an_address_that_leads_nowhere_is_not_written_down(operator):
    request = HttpRequest()
    request.method, request.path = "POST", "/members/ann-with-a-secret/"

    text = text_of(record(request=request))

    assert "Page: POST /-" in text
    assert "ann-with" not in text


@pytest.mark.parametrize(
    "about",
    [
        {"name": "community.notifications.delivery"},
        {"name": "community.notifications.delivery.outbox"},
        {"name": "operations.error_emails"},
        {"exc_info": (None, None, None)},
    ],
)
def test_what_is_not_told_to_anybody(operator, mailoutbox, about):
    OperatorEmailHandler().emit(record(**about))

    assert mailoutbox == []


def test_a_line_of_the_log_without_an_error_is_not_told(operator, mailoutbox):
    made = record()
    made.exc_info = None

    OperatorEmailHandler().emit(made)

    assert mailoutbox == []


@pytest.mark.parametrize("name", ["community.notifications.digests", "django.request", "operations", "worker"])
def test_every_other_room_is_told(operator, mailoutbox, name):
    OperatorEmailHandler().emit(record(name=name))

    assert len(mailoutbox) == 1


def test_warnings_are_no_errors():
    assert OperatorEmailHandler().level == logging.ERROR


@pytest.mark.parametrize(("seconds", "count"), [(EVERY - 60, 1), (EVERY + 60, 2)])
def test_the_same_again_after_an_hour(operator, mailoutbox, time_machine, seconds, count):
    handler = OperatorEmailHandler()
    time_machine.move_to("2026-03-01 12:00", tick=False)
    handler.emit(record())
    time_machine.shift(seconds)
    handler.emit(record())

    assert len(mailoutbox) == count


def test_two_places_of_one_kind_are_two(operator, mailoutbox):
    handler = OperatorEmailHandler()
    handler.emit(record(lambda: int("x")))
    handler.emit(record(lambda: int("x")))

    assert len(mailoutbox) == 2


def test_without_any_way_to_send_the_log_goes_on(operator, settings, caplog):
    settings.EMAIL_BACKEND = settings.EMAIL_DELIVERY_BACKEND = "no.such.Backend"

    OperatorEmailHandler().emit(record())

    assert "The operator could not be told of an error" in caplog.text
    assert "husband" not in caplog.text


@pytest.mark.parametrize(
    ("inside", "ours"),
    [("community/text/excerpts.py", True), (".venv/lib/python3.11/site-packages/django/x.py", False)],
)
def test_which_files_are_ours(settings, inside, ours):
    assert is_ours(str(settings.ROOT / inside)) is ours
    assert place(str(settings.ROOT / inside)) == inside


@pytest.mark.parametrize("filename", ["<string>", "<frozen importlib>", "/usr/lib/python3.11/json/decoder.py", ""])
def test_files_of_others_are_named_without_their_folder(filename):
    assert not is_ours(filename)
    assert "/" not in place(filename)
