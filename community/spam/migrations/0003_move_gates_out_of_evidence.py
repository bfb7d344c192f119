"""Two rules of the house stood among the evidence: `newcomer`, with a weight of 1.0, and `read-first`, with none."""

from django.db import migrations

WEIGHTS = {"newcomer": 1.0, "read-first": 0.0}
BATCH = 1000


def out_of_evidence(judgement):
    """Whether the judgement has changed."""
    gates = [parts for parts in judgement.evidence if parts[0] in WEIGHTS]
    judgement.evidence = [parts for parts in judgement.evidence if parts[0] not in WEIGHTS]
    judgement.gates = [[name, explanation] for name, _, explanation in gates]
    judgement.score = round(judgement.score - sum(weight for _, weight, _ in gates), 2)
    return bool(gates)


def back_into_evidence(judgement):
    """Whether the judgement has changed."""
    gates = [[name, WEIGHTS[name], explanation] for name, explanation in judgement.gates]
    judgement.evidence = [*judgement.evidence, *gates]
    judgement.gates = []
    judgement.score = round(judgement.score + sum(weight for _, weight, _ in gates), 2)
    return bool(gates)


def change_all(change):
    def forwards(apps, schema_editor):
        judgements = apps.get_model("spam", "Judgement").objects.order_by("pk")
        latest = 0
        while batch := list(judgements.filter(pk__gt=latest)[:BATCH]):
            latest = batch[-1].pk
            changed = [judgement for judgement in batch if change(judgement)]
            judgements.bulk_update(changed, ["evidence", "gates", "score"])

    return forwards


class Migration(migrations.Migration):
    dependencies = [
        ("spam", "0002_add_gates"),
    ]

    operations = [
        migrations.RunPython(change_all(out_of_evidence), change_all(back_into_evidence)),
    ]
