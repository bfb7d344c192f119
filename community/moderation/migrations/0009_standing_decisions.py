from django.db import migrations, models

STATUSES = [
    ("published", "published"),
    ("held", "waiting for a moderator"),
    ("unconfirmed", "waiting for the guest's e-mail to be confirmed"),
    ("spam", "taken for spam"),
    ("removed", "removed by a moderator"),
    ("withdrawn", "withdrawn by its author"),
]
ACTS = [
    ("confirm", "confirmed by its guest"),
    ("approve", "approved"),
    ("spam", "marked as spam"),
    ("remove", "removed"),
    ("restore", "restored"),
    ("edit", "edited"),
    ("withdraw", "withdrawn"),
    ("reveal", "opened: a moderator knows the name"),
    ("demote", "set back to new"),
    ("reinstate", "no longer set back"),
]


class Migration(migrations.Migration):
    dependencies = [("moderation", "0008_rename_moderation_values")]

    operations = [
        migrations.AddField(
            "Decision", "limit_before", models.CharField(blank=True, default="", max_length=12), preserve_default=False
        ),
        migrations.AddField(
            "Decision", "limit_after", models.CharField(blank=True, default="", max_length=12), preserve_default=False
        ),
        migrations.AlterField(
            "Decision", "status_before", models.CharField(blank=True, choices=STATUSES, max_length=12)
        ),
        migrations.AlterField(
            "Decision", "status_after", models.CharField(blank=True, choices=STATUSES, max_length=12)
        ),
        migrations.AlterField("Decision", "act", models.CharField(choices=ACTS, max_length=10)),
        migrations.CreateModel(
            name="StandingDecision",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("moderation.decision",),
        ),
    ]
