from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("spam", "0003_move_gates_out_of_evidence"),
    ]

    operations = [
        migrations.AddField("judgement", "circumstances", models.JSONField(default=dict)),
        # What is there was given by the rules and thresholds of the time.
        migrations.AddField("judgement", "rules_version", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField("judgement", "model_version", models.PositiveIntegerField(default=0)),
        migrations.AddField("judgement", "hold_at", models.FloatField(default=1.0)),
        migrations.AddField("judgement", "reject_at", models.FloatField(default=4.0)),
        migrations.AlterField("judgement", "rules_version", models.PositiveSmallIntegerField(default=2)),
        migrations.AlterField("judgement", "hold_at", models.FloatField(default=0.0)),
        migrations.AlterField("judgement", "reject_at", models.FloatField(default=3.0)),
    ]
