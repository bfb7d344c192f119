from datetime import date

from django.core.management import call_command

from community.check_ins.answer_encryption import pseudonym_of
from community.check_ins.answering import finish, keep_answers, keep_round
from community.check_ins.models import AnswerDraft, AnswerRound, CountedReader

OLD, NEW = "old-" + "x" * 40, "new-" + "y" * 40


def test_after_the_command_an_old_key_can_be_forgotten(member, other_member, version, check_in, settings, capsys):
    settings.CHECK_IN_KEYS = [OLD]
    keep_round(member, version, {"pride": 3}, on=date(2030, 1, 1), counts=True)
    keep_answers(other_member, check_in.pk, version.questionnaire, {"pride": "2"})
    settings.CHECK_IN_KEYS = [NEW, OLD]
    assert AnswerRound.objects.of(member).get().answers == {"pride": 3}

    call_command("renew_check_in_keys")

    assert capsys.readouterr().out == "Answers ... 2\n"
    settings.CHECK_IN_KEYS, settings.SECRET_KEY = [NEW], "another-" + "z" * 40
    assert AnswerRound.objects.of(member).get().answers == {"pride": 3}
    assert AnswerDraft.objects.of(other_member).answers() == {"pride": 2}
    assert CountedReader.objects.get().pseudonym == pseudonym_of(member.pk)


def test_until_then_rounds_by_both_keys_belong_to_one_reader(member, version, settings):
    finish(member, version, {"pride": "1"}, counts=True)
    settings.CHECK_IN_KEYS = [NEW]
    second = finish(member, version, {"pride": "2"}, counts=True)

    assert AnswerRound.objects.of(member).count() == 2
    assert second.round.counts is False


def test_what_cannot_be_read_any_more_is_left_and_told(member, version, settings, capsys):
    finish(member, version, {"pride": "1"})
    settings.SECRET_KEY = OLD

    call_command("renew_check_in_keys")

    assert capsys.readouterr().out == "Answers ... 0\nNot renewed, because their key is not known ... 1\n"


def test_a_draft_by_both_keys_is_kept_once_the_newer_one(member, version, check_in, settings):
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "1"})
    settings.CHECK_IN_KEYS = [NEW]
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "5"})

    call_command("renew_check_in_keys")

    assert AnswerDraft.objects.of(member).answers() == {"pride": 5}
    assert AnswerDraft.objects.count() == 1
