from importlib import import_module

from community.spam.models import Judgement

migration = import_module("community.spam.migrations.0003_move_gates_out_of_evidence")


def test_gates_of_earlier_verdicts_are_moved_out_of_the_evidence_and_back() -> None:
    evidence = [["warning", -1.5, "Warns."], ["newcomer", 1.0, "New."], ["read-first", 0.0, "All are read."]]
    judgement = Judgement(outcome="hold", score=-0.5, evidence=evidence)

    assert migration.out_of_evidence(judgement)
    assert (judgement.score, judgement.evidence) == (-1.5, [["warning", -1.5, "Warns."]])
    assert judgement.gates == [["newcomer", "New."], ["read-first", "All are read."]]
    assert not migration.out_of_evidence(Judgement(score=1.5, evidence=[["pace", 1.5, "Quick."]]))

    migration.back_into_evidence(judgement)
    assert (judgement.score, judgement.evidence, judgement.gates) == (-0.5, evidence, [])
