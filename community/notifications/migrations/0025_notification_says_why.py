import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("reply", "answered you"),
    ("mention", "mentioned you"),
    ("on-yours", "commented on what you wrote"),
    ("followed", "commented where you follow"),
    ("follow-up", "goes on"),
    ("new", "is new where you follow"),
    ("approved", "is live"),
    ("removed", "was removed by a moderator"),
    ("spam", "was marked as spam"),
    ("revealed", "was opened"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0024_subscription_has_a_target"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField("Notification", "kind", models.CharField(choices=KINDS, max_length=10)),
        migrations.AddField(
            "Notification",
            "subscription",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="notifications.subscription",
            ),
        ),
        migrations.AddField("Notification", "detail", models.CharField(blank=True, default="", max_length=200), False),
        migrations.AddIndex(
            "Notification",
            models.Index(fields=["recipient"], condition=models.Q(read_at=None), name="unread_notifications"),
        ),
    ]
