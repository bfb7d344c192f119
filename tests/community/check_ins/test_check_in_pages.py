from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.check_ins.answering import keep_round
from tests.factories import CheckInFactory

PAGE = "/check-ins/work-and-care/"


def test_every_stranger_gets_the_same_page_without_a_cookie(stranger, check_in):
    first, second = stranger.get(PAGE), Client().get(PAGE)

    assert first.content == second.content
    assert not stranger.cookies
    assert "csrfmiddlewaretoken" not in first.text


@pytest.mark.parametrize("number", [1, 5])
def test_the_list_is_as_many_queries_however_many_there_are(
    stranger, reader, member, number, django_assert_num_queries
):
    for _ in range(number):
        found = CheckInFactory()
        keep_round(member, found.versions.get(), {"pride": 3}, on=date(2030, 1, 1))
    for client in (stranger, reader):
        client.get("/check-ins/")

    with django_assert_num_queries(1):
        stranger.get("/check-ins/")
    with django_assert_num_queries(6):
        reader.get("/check-ins/")


def test_the_list_says_when_one_has_answered_last(reader, member, version):
    keep_round(member, version, {"pride": 3}, on=date(2030, 1, 1))

    assert "you answered last on 1 January 2030" in reader.get("/check-ins/").text


def test_an_empty_list_says_so(stranger, db):
    assert "None yet" in stranger.get("/check-ins/").text


def test_what_was_never_published_is_not_found(stranger, check_in, db):
    draft = CheckInFactory(slug="draft")
    type(draft).objects.filter(pk=draft.pk).update(live=False, first_published_at=None)

    assert stranger.get("/check-ins/draft/").status_code == 404
    assert "/check-ins/draft/" not in stranger.get("/check-ins/").text


def test_every_question_is_a_group_with_its_words(stranger, check_in):
    page = BeautifulSoup(stranger.get(PAGE).text, "html.parser")

    assert [legend.text for legend in page.select("form.check-in legend")] == [
        "How is pride?",
        "How is evenings?",
        "How is free?",
        "How is there?",
        "What goes first?",
        "In one sentence?",
    ]
    assert len(page.select("form.check-in [type=submit]")) == 1


def test_members_can_go_on_later(reader, check_in):
    page = BeautifulSoup(reader.get(PAGE).text, "html.parser")

    assert [button.text for button in page.select("form.check-in [type=submit]")] == [
        "See what comes out",
        "Go on later",
    ]


def test_totals_are_spoken_of_only_where_they_are_shown(stranger, check_in):
    assert "counts" not in stranger.get(PAGE).text
    type(check_in).objects.filter(pk=check_in.pk).update(shows_totals=True)

    shown = stranger.get(PAGE).text

    assert "Yours count only if you tick it below." in shown
    assert 'name="counts"' in shown


def test_a_retired_one_asks_nobody(stranger, check_in):
    check_in.unpublish()

    page = BeautifulSoup(stranger.get(PAGE).text, "html.parser")

    assert page.select("form.check-in") == []
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
