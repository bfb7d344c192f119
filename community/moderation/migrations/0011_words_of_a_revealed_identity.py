from django.db import migrations, models

ACTS = [
    ("confirm", "confirmed by its guest"),
    ("approve", "approved"),
    ("spam", "marked as spam"),
    ("remove", "removed"),
    ("restore", "restored"),
    ("edit", "edited"),
    ("withdraw", "withdrawn"),
    ("reveal", "revealed: a moderator knows the name"),
    ("demote", "set back to new"),
    ("reinstate", "no longer set back"),
]


class Migration(migrations.Migration):
    dependencies = [("moderation", "0010_limits_are_no_statuses")]

    operations = [
        migrations.AlterModelOptions(
            "IdentityReveal",
            {
                "ordering": ["-pk"],
                "permissions": [("reveal_identity", "Can reveal who wrote a comment without a name")],
            },
        ),
        migrations.AlterField("Decision", "act", models.CharField(choices=ACTS, max_length=10)),
    ]
