"""Evidence was [name, weight, sentence] and a gate [name, sentence]; now the sentence is made of parameters when it is
shown. The sentences that were kept stay as they are."""

from django.db import migrations

BATCH = 1000
SENTENCES_OF_GATES = {
    "read-first": "In this conversation a moderator reads every comment first.",
    "newcomer": "This writer is new here, or was set back by a moderator.",
}


def to_parameters(judgement):
    judgement.evidence = [[name, weight, {"sentence": sentence}] for name, weight, sentence in judgement.evidence]
    judgement.gates = [[name, {}] for name, sentence in judgement.gates]


def to_sentences(judgement):
    judgement.evidence = [
        [name, weight, parameters.get("sentence", f"{name}.")] for name, weight, parameters in judgement.evidence
    ]
    judgement.gates = [[name, SENTENCES_OF_GATES.get(name, f"{name}.")] for name, parameters in judgement.gates]


def change_all(change):
    def forwards(apps, schema_editor):
        judgements = apps.get_model("spam", "Judgement").objects.order_by("pk")
        latest = 0
        while batch := list(judgements.filter(pk__gt=latest)[:BATCH]):
            latest = batch[-1].pk
            for judgement in batch:
                change(judgement)
            judgements.bulk_update(batch, ["evidence", "gates"])

    return forwards


class Migration(migrations.Migration):
    dependencies = [
        ("spam", "0004_keep_what_a_verdict_was_given_by"),
    ]

    operations = [
        migrations.RunPython(change_all(to_parameters), change_all(to_sentences)),
    ]
