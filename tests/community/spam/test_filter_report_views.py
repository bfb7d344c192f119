"""The operator's page about the filter."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.spam.examples import learn_from
from community.spam.models import Judgement
from community.spam.verdicts import Evidence, Verdict

pytestmark = pytest.mark.django_db

PAGE = "/cms/spam-filter/"


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def decide(say):
    def decide(text: str, *, is_spam: bool, score: float) -> None:
        comment = say(text, status="spam" if is_spam else "published")
        Judgement.objects.record(comment, Verdict.on([Evidence("start", score)]))
        learn_from(comment, is_spam=is_spam, moderator=None, decision_id=None)

    return decide


def test_a_new_site_reads_that_there_is_nothing_yet(desk) -> None:
    page = desk.get(PAGE).text

    assert "No moderator has decided about a comment in the last twelve weeks" in page
    assert "There’s no spam from the last 30 days." in page
    assert "None yet." in page
    assert "<polyline" not in page


def test_it_says_how_often_the_filter_was_right(desk, decide) -> None:
    decide("Miracle prams for every mother", is_spam=True, score=1.0)
    decide("Loans for whoever asks us today", is_spam=True, score=-0.5)
    decide("We read a book in the evening", is_spam=False, score=-1.0)
    decide("Ours slept through at last", is_spam=False, score=-2.0)

    page = desk.get(PAGE).text

    assert "Of 4 decisions in twelve weeks, the filter’s sum agreed with 75.0 %." in page
    assert "100.0 % was spam (precision)" in page
    assert "it found 50.0 % (recall)" in page
    assert '<tr class="in-force"><th scope="row">0.00 (held now)</th><td>1</td><td>50.0 %</td><td>0</td>' in page
    assert "0 of 2 spam comments in the last 30 days" in page
    assert page.count("<polyline") == 2


def test_it_costs_as_many_queries_for_many_decisions_as_for_few(desk, decide) -> None:
    decide("Miracle prams for every mother", is_spam=True, score=1.0)
    desk.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        desk.get(PAGE)
    for number in range(3):
        decide(f"Number {number} is said here by nobody else", is_spam=False, score=-1.0)
    with CaptureQueriesContext(connection) as many:
        desk.get(PAGE)

    assert len(few) == len(many)


def test_authors_are_sent_back_to_the_cms(desk, author) -> None:
    writer = Client()
    writer.force_login(author)

    assert desk.get(PAGE).status_code == 200
    assert writer.get(PAGE).status_code == 302
