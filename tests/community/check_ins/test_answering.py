import json
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.cache import cache

from community.check_ins.answering import finish, keep_answers, keep_round, questions_of
from community.check_ins.models import AnswerDraft, AnswerRound
from community.members.time_zone import set_zone

from .conftest import ANSWERS


def kept(member):
    return AnswerDraft.objects.of(member).answers()


def test_answers_are_kept_while_answering_by_one_query(member, check_in, version, django_assert_num_queries):
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "2"})

    with django_assert_num_queries(1):
        keep_answers(member, check_in.pk, version.questionnaire, {"pride": "4"})

    assert kept(member) == {"pride": 4}


def test_two_tabs_do_not_undo_each_other(member, check_in, version):
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "2"})
    keep_answers(member, check_in.pk, version.questionnaire, {"there": "3"})

    answered = finish(member, version, {"pride": "5"})

    assert answered.round.answers == {"pride": 5, "there": 3}
    assert kept(member) == {}


def test_a_question_that_is_skipped_now_was_not_answered(member, check_in, version):
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "2", "there": "3"})
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "-"})
    assert kept(member) == {"there": 3}

    answered = finish(member, version, {"there": "-", "free": "no"})

    assert answered.round.answers == {"free": "no"}


def test_nothing_answered_is_no_round(member, version):
    assert finish(member, version, {"pride": "99", "first": "-", "sentence": "  "}).round is None
    assert AnswerRound.objects.count() == 0


def test_two_clicks_are_one_round_and_another_answer_is_another(member, version):
    first = finish(member, version, ANSWERS)
    second = finish(member, version, ANSWERS)
    third = finish(member, version, ANSWERS | {"pride": "1"})

    assert (first.is_new, second.is_new, third.is_new) == (True, False, True)
    assert second.round == first.round
    assert AnswerRound.objects.count() == 2


def test_the_same_answers_three_months_later_are_a_round_of_their_own(member, version):
    finish(member, version, ANSWERS)
    with time_machine.travel(datetime(2030, 3, 1, 12, tzinfo=UTC)):
        later = finish(member, version, ANSWERS)

    assert later.is_new
    assert later.round.answered_on == date(2030, 3, 1)


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", 2), ("America/Lima", 1)])
def test_the_day_is_that_of_the_reader(member, version, zone, day):
    set_zone(member, zone)
    member.refresh_from_db()
    with time_machine.travel(datetime(2030, 6, 1, 20, tzinfo=UTC)):
        assert finish(member, version, ANSWERS).round.answered_on == date(2030, 6, day)


def test_only_a_hash_says_whose_it_is_and_nothing_what_it_says(member, version):
    finish(member, version, ANSWERS)

    [row] = AnswerRound.objects.values()
    assert not {"member_id", "user_id", "created_at"} & row.keys()
    assert str(member.pk) not in {
        str(value) for name, value in row.items() if name not in ("id", "check_in_id", "version_id")
    }
    assert "secret" not in json.dumps(row, default=str).lower()
    assert str(AnswerRound.objects.get()) == "answers that only their reader can read"


def test_nobody_has_somebody_elses(member, other_member, version):
    finish(member, version, ANSWERS)

    assert AnswerRound.objects.of(other_member).count() == 0


def test_notes_are_encrypted_with_the_answers(member, version):
    found = keep_round(member, version, {"pride": 3}, on=date(2030, 1, 1))

    found.write(note="Too much <b>coffee</b>", tried="Tea")

    again = AnswerRound.objects.get()
    assert "coffee" not in again.payload
    assert (again.answers, again.note, again.tried) == ({"pride": 3}, "Too much <b>coffee</b>", "Tea")


def test_a_version_is_looked_up_once(check_in, django_assert_num_queries):
    cache.clear()
    with django_assert_num_queries(1):
        assert questions_of(check_in.pk, 1) == questions_of(check_in.pk, 1)
    assert questions_of(check_in.pk, 2) is None
    assert questions_of(check_in.pk + 1, 1) is None


@pytest.mark.parametrize("choice", [True, False])
def test_each_reader_counts_once_if_they_want_to(member, version, choice):
    rounds = [finish(member, version, ANSWERS | {"pride": pride}, counts=choice).round for pride in ("1", "2")]

    assert [found.counts for found in rounds] == [choice, False]


def test_who_deletes_an_answer_that_counts_does_not_count_again(member, version):
    finish(member, version, ANSWERS, counts=True).round.delete()

    assert finish(member, version, ANSWERS, counts=True).round.counts is False
