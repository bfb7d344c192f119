import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from community.check_ins.answering import finish
from community.check_ins.models import AnswerRound

URL = "/check-ins/keep/"


def browser_round(check_in, /, **more):
    return {
        "key": str(uuid4()),
        "check_in": check_in.pk,
        "version": 1,
        "on": "2026-02-01",
        "answers": {"pride": "3", "sentence": "Mine."},
    } | more


def keep(client, *rounds):
    response = client.post(URL, {"rounds": json.dumps(rounds)})
    assert response.status_code == 200
    return response.json()["kept"]


def test_what_a_browser_has_kept_is_taken_along_once(reader, member, check_in):
    found = browser_round(check_in)

    assert keep(reader, found) == [found["key"]]
    assert keep(reader, found) == [found["key"]]

    [kept] = AnswerRound.objects.of(member)
    assert (kept.answered_on, kept.answers) == (date(2026, 2, 1), {"pride": 3, "sentence": "Mine."})
    assert kept.counts is False


def test_answers_that_contradict_stored_ones_stay_beside_them(reader, member, check_in, version):
    finish(member, version, {"pride": "5"})

    keep(reader, browser_round(check_in, on=timezone.localdate().isoformat()))

    assert [found.answers["pride"] for found in AnswerRound.objects.of(member)] == [5, 3]


def test_two_members_at_one_browser_take_their_own(reader, other_member, check_in):
    found = browser_round(check_in)
    keep(reader, found)
    other = Client(headers={"origin": "http://testserver"})
    other.force_login(other_member)

    keep(other, found)

    assert AnswerRound.objects.of(other_member).count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"key": "x"},
        {"check_in": "x"},
        {"version": None},
        {"on": "yesterday"},
        {"on": "1999-01-01"},
        {"on": (timezone.now() + timedelta(days=3)).date().isoformat()},
        {"version": 99},
    ],
)
def test_what_is_no_round_stays_in_the_browser(reader, check_in, change):
    fine = browser_round(check_in)

    assert keep(reader, browser_round(check_in, **change), fine) == [fine["key"]]
    assert AnswerRound.objects.count() == 1


@pytest.mark.parametrize("answers", [{}, {"pride": "99"}, [], "x", {"pride": {"deep": 1}}, None])
def test_answers_that_are_none_are_done_with_and_kept_nowhere(reader, check_in, answers):
    found = browser_round(check_in, answers=answers)

    assert keep(reader, found) == [found["key"]]
    assert AnswerRound.objects.count() == 0


@pytest.mark.parametrize("sent", ["", "{", "null", "{}", "[1, null, [], {}]", "[" * 100_000])
def test_anything_may_stand_in_a_browser(reader, sent):
    response = reader.post(URL, {"rounds": sent})

    assert (response.status_code, response.json()) == (200, {"kept": []})


def test_strangers_and_other_sites_keep_nothing(stranger, member, check_in):
    elsewhere = Client(headers={"origin": "https://elsewhere.example"})
    elsewhere.force_login(member)
    rounds = {"rounds": json.dumps([browser_round(check_in)])}

    assert [client.post(URL, rounds).status_code for client in (stranger, elsewhere)] == [403, 403]
    assert reader_gets(member) == 405
    assert AnswerRound.objects.count() == 0


def reader_gets(member) -> int:
    client = Client()
    client.force_login(member)
    return client.get(URL).status_code
