from dataclasses import replace
from importlib import import_module

import pytest

from community.spam.models import Judgement
from community.spam.verdicts import Evidence, Gate, Thresholds, Verdict

moving_gates = import_module("community.spam.migrations.0003_move_gates_out_of_evidence")
dropping_sentences = import_module("community.spam.migrations.0005_keep_parameters_instead_of_sentences")


def test_gates_of_earlier_verdicts_are_moved_out_of_the_evidence_and_back() -> None:
    evidence = [["warning", -1.5, "Warns."], ["newcomer", 1.0, "New."], ["read-first", 0.0, "All are read."]]
    judgement = Judgement(outcome="hold", score=-0.5, evidence=evidence)

    assert moving_gates.out_of_evidence(judgement)
    assert (judgement.score, judgement.evidence) == (-1.5, [["warning", -1.5, "Warns."]])
    assert judgement.gates == [["newcomer", "New."], ["read-first", "All are read."]]
    assert not moving_gates.out_of_evidence(Judgement(score=1.5, evidence=[["pace", 1.5, "Quick."]]))

    moving_gates.back_into_evidence(judgement)
    assert (judgement.score, judgement.evidence, judgement.gates) == (-0.5, evidence, [])


def test_sentences_of_earlier_verdicts_are_kept_and_come_back() -> None:
    evidence, gates = [["warning", -1.5, "Warns."]], [["newcomer", dropping_sentences.SENTENCES_OF_GATES["newcomer"]]]
    judgement = Judgement(outcome="hold", score=-1.5, evidence=evidence, gates=gates)

    dropping_sentences.to_parameters(judgement)
    assert [(one.name, one.weight, one.explanation) for one in judgement.reasons] == [("warning", -1.5, "Warns.")]
    assert judgement.waits_by == [Gate("newcomer")]

    dropping_sentences.to_sentences(judgement)
    assert (judgement.evidence, judgement.gates) == (evidence, gates)


@pytest.mark.django_db
def test_a_verdict_comes_back_as_it_was_given(say, given) -> None:
    evidence = [Evidence("start", -1.0), Evidence("money/easy", 1.5, {"quote": "easy money"})]
    verdict = Verdict.on(evidence, [Gate("newcomer")], Thresholds(0.5, 2.5), given(honeypot="x"))
    shared = given(honeypot="x", bits_from_spam=3, shared_addresses=(("a.icu", 2),), unknown_addresses=("a.icu",))
    verdict = replace(verdict, circumstances=shared)
    verdict = replace(verdict, model_version=3)

    judgement = Judgement.objects.record(say("Easy money!"), verdict)

    judgement.refresh_from_db()
    assert judgement.verdict == verdict
    assert (judgement.model_version, judgement.hold_at, judgement.reject_at) == (3, 0.5, 2.5)


@pytest.mark.django_db
def test_the_desk_reads_the_start_first_then_what_weighs_most_and_the_other_words_last(say) -> None:
    weights = {"text/rest": -3.0, "away/link": 0.75, "start": -1.0, "money/easy": 1.5, "warning": -1.6}

    judgement = Judgement.objects.record(say("Hello."), Verdict.on(Evidence(*one) for one in weights.items()))

    assert [one.name for one in judgement.reasons] == ["start", "warning", "money/easy", "away/link", "text/rest"]


@pytest.mark.django_db
def test_erasing_leaves_nothing_that_says_who_wrote_it(say, given) -> None:
    judgement = Judgement.objects.record(
        say("Hello."), Verdict.on([Evidence("staff", -100.0)], [], circumstances=given())
    )

    Judgement.objects.erase_evidence()

    judgement.refresh_from_db()
    assert (judgement.evidence, judgement.gates, judgement.circumstances, judgement.score) == ([], [], {}, 0)
