import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ACTS = [
    ("confirm", "confirmed by its guest"),
    ("approve", "approved"),
    ("spam", "marked as spam"),
    ("remove", "removed"),
    ("restore", "restored"),
    ("edit", "edited"),
    ("withdraw", "withdrawn"),
    ("demote", "set back to new"),
    ("reinstate", "no longer set back"),
    ("reveal", "opened: a moderator knows the name"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0004_speaking_without_ones_name"),
        ("moderation", "0006_who_may_open_seals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("Unsealing", "IdentityReveal"),
        migrations.AlterModelOptions(
            "IdentityReveal",
            {
                "ordering": ["-pk"],
                "permissions": [("reveal_identity", "Can look who wrote a comment without a name")],
            },
        ),
        migrations.AlterField(
            "IdentityReveal",
            "comment",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="identity_reveals",
                to="comments.comment",
            ),
        ),
        migrations.AlterField(
            "IdentityReveal",
            "by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="identity_reveals",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField("Decision", "act", models.CharField(choices=ACTS, max_length=10)),
    ]
