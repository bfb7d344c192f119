"""A key that was changed, and one that is lost: the pages still come, and nothing is overwritten."""

import json
from datetime import date
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from community.check_ins.answering import finish, keep_answers, keep_round
from community.check_ins.models import AnswerDraft, AnswerRound, CountedReader
from tests.site.account_data.exported import exported

PAGE = "/check-ins/work-and-care/"
OLD, NEW, NEWER = "old-" + "x" * 40, "new-" + "y" * 40, "newer-" + "z" * 40


def browser_round(check_in):
    key = str(uuid4())
    row = {"key": key, "check_in": check_in.pk, "version": 1, "on": "2026-02-01", "answers": {"pride": "3"}}
    return {"rounds": json.dumps([row])}


def lose(model):
    """As when its key is not known any more."""
    for row in model.objects.all():
        model.objects.filter(pk=row.pk).update(payload=row.payload[:-4] + "AAA=")


def test_a_browser_is_emptied_once_also_after_the_key_changed(reader, member, check_in, settings):
    sent = browser_round(check_in)
    reader.post("/check-ins/keep/", sent)
    settings.CHECK_IN_KEYS = [NEW]

    reader.post("/check-ins/keep/", sent)

    assert AnswerRound.objects.of(member).count() == 1


def test_a_browser_round_by_both_keys_does_not_stop_the_command(member, version, settings, capsys):
    key = uuid4()
    keep_round(member, version, {"pride": 1}, on=date(2030, 1, 1), browser_key=key)
    settings.CHECK_IN_KEYS = [NEW]
    keep_round(member, version, {"pride": 1}, on=date(2030, 1, 1), browser_key=key)

    call_command("renew_check_in_keys")

    assert AnswerRound.objects.count() == 2
    assert len(set(AnswerRound.objects.values_list("pseudonym", flat=True))) == 1


def test_the_command_can_be_run_as_often_as_one_likes(member, version, settings, capsys):
    settings.CHECK_IN_KEYS = [OLD]
    finish(member, version, {"pride": "1"}, counts=True)
    settings.CHECK_IN_KEYS = [NEW, OLD]

    for _ in range(3):
        call_command("renew_check_in_keys")

    assert capsys.readouterr().out == "Answers ... 1\n" * 3
    assert AnswerRound.objects.of(member).get().answers == {"pride": 1}
    assert CountedReader.objects.count() == 1


def test_keys_are_changed_twice_before_anybody_runs_the_command(member, other_member, version, settings):
    for keys, pride in (([OLD], "1"), ([NEW, OLD], "2"), ([NEWER, NEW, OLD], "3")):
        settings.CHECK_IN_KEYS = keys
        finish(member, version, {"pride": pride})
    finish(other_member, version, {"pride": "5"})

    call_command("renew_check_in_keys")
    settings.CHECK_IN_KEYS = [NEWER]

    assert [found.answers["pride"] for found in AnswerRound.objects.of(member)] == [1, 2, 3]
    assert [found.answers["pride"] for found in AnswerRound.objects.of(other_member)] == [5]


@pytest.mark.parametrize("model", [AnswerRound, AnswerDraft])
def test_what_was_encrypted_with_a_strangers_key_is_not_read(member, version, check_in, settings, model):
    settings.CHECK_IN_KEYS = [OLD]
    finish(member, version, {"pride": "1"})
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "1"})
    settings.CHECK_IN_KEYS = [NEW]

    assert model.objects.of(member).count() == 0
    assert model.objects.count() == 1


def test_who_deletes_their_account_takes_rows_of_every_key_along(member, version, check_in, settings):
    from community.check_ins.reader_deletion import forget_reader  # noqa: PLC0415 -- beside the keys it reads

    for keys in ([OLD], [NEW, OLD], [NEWER, NEW, OLD]):
        settings.CHECK_IN_KEYS = keys
        keep_round(member, version, {"pride": 1}, on=date(2030, 1, 1))
        keep_answers(member, check_in.pk, version.questionnaire, {"pride": "1"})
    assert (AnswerRound.objects.count(), AnswerDraft.objects.count()) == (3, 3)

    forget_reader(member)

    assert (AnswerRound.objects.count(), AnswerDraft.objects.count()) == (0, 0)


def test_a_draft_that_cannot_be_read_any_more_is_left_out(reader, member, version, check_in):
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "2"})
    lose(AnswerDraft)
    keep_answers(member, check_in.pk, version.questionnaire, {"there": "3"})

    assert reader.get(PAGE).status_code == 200
    assert reader.get(f"/check-ins/{check_in.pk}/kept/").json() == {"there": 3}
    assert exported(member)["check_ins_begun"][0]["answers"] == {"How is there?": "3 of 5"}


def test_one_answers_again_beside_a_round_that_cannot_be_read(reader, member, version, check_in):
    finish(member, version, {"pride": "2"})
    lose(AnswerRound)

    response = reader.post(f"/check-ins/{check_in.pk}/answers/", {"version": "1", "pride": "4"}, follow=True)

    assert response.redirect_chain == [(f"{PAGE}rounds/2/", 302)]
    assert response.status_code == 200
    assert AnswerRound.objects.count() == 2


@pytest.mark.parametrize("path", ["rounds/1/", "rounds/2/", "rounds/", "rounds/file/", "rounds/1/delete/", ""])
def test_every_page_comes_beside_a_round_that_cannot_be_read(reader, member, version, path):
    keep_round(member, version, {"pride": 2}, on=date(2030, 1, 1))
    lose(AnswerRound)
    keep_round(member, version, {"pride": 4}, on=date(2030, 4, 1))

    assert reader.get(f"{PAGE}{path}").status_code == 200


def test_the_page_of_a_round_that_cannot_be_read_says_so(reader, member, version):
    keep_round(member, version, {"pride": 2}, on=date(2030, 1, 1))
    lose(AnswerRound)

    page = BeautifulSoup(reader.get(f"{PAGE}rounds/1/").text, "html.parser")

    assert "can’t be read at the moment" in " ".join(page.main.text.split())
    assert page.select_one("#id_note") is None


def test_a_note_overwrites_nothing_that_cannot_be_read(reader, member, version):
    keep_round(member, version, {"pride": 2}, on=date(2030, 1, 1))
    lose(AnswerRound)
    payload = AnswerRound.objects.get().payload

    response = reader.post(f"{PAGE}rounds/1/note/", {"note": "Mine.", "tried": ""})

    assert response.status_code == 409
    assert "Mine." in response.text
    assert AnswerRound.objects.get().payload == payload


def test_what_cannot_be_read_can_be_deleted(reader, member, version):
    keep_round(member, version, {"pride": 2}, on=date(2030, 1, 1))
    lose(AnswerRound)

    reader.post(f"{PAGE}rounds/1/delete/")

    assert AnswerRound.objects.count() == 0
