"""Every line that the log has about a request carries the id that is in the response's header."""

import logging

import pytest
from django.test import Client

from juggle.request_id import RequestIdFilter


@pytest.fixture
def lines(caplog):
    """As the log's own filter leaves them."""
    caplog.set_level(logging.WARNING, logger="django.request")
    caplog.handler.addFilter(RequestIdFilter())
    return caplog


@pytest.mark.parametrize("address", ["/nothing-here/", "/comments/on/blog.articlepage/999/"])
@pytest.mark.django_db
def test_a_page_that_is_not_there(client, lines, address):
    answer = client.get(address)

    [record] = lines.records
    assert (answer.status_code, record.getMessage()) == (404, f"Not Found: {address}")
    assert record.request_id == answer["X-Request-ID"]


def test_a_form_that_is_refused(client, lines, article):
    answer = client.post(f"/comments/on/blog.articlepage/{article.pk}/", {"body": ""})

    [record] = lines.records
    assert (answer.status_code, record.request_id) == (422, answer["X-Request-ID"])


@pytest.mark.django_db
@pytest.mark.urls("tests.site.test_headers")
def test_an_error_of_ours(lines):
    answer = Client(raise_request_exception=False).get("/breaks/?how=500")

    assert {record.request_id for record in lines.records} == {answer["X-Request-ID"]}


def test_a_line_about_no_request_has_none(lines):
    logging.getLogger("django.request").warning("The worker has begun.")

    assert [record.request_id for record in lines.records] == ["-"]
