import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("reply", "answered you"),
    ("mention", "mentioned you"),
    ("on-yours", "commented on what you wrote"),
    ("followed", "wrote where you follow"),
    ("follow-up", "goes on"),
    ("new", "is new where you follow"),
    ("revealed", "was opened"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0003_reading_orders"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("notifications", "0005_new_where_one_follows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("Notice", "one_notice_per_comment"),
        migrations.RemoveConstraint("Notice", "one_notice_per_subject"),
        migrations.RemoveConstraint("Notice", "notice_of_a_comment_or_a_subject"),
        migrations.RenameModel("Notice", "Notification"),
        migrations.RenameField("Notification", "is_withdrawn", "is_hidden"),
        migrations.AlterField("Notification", "kind", models.CharField(choices=KINDS, max_length=10)),
        migrations.AlterField(
            "Notification",
            "recipient",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notifications",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            "Notification",
            "comment",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notifications",
                to="comments.comment",
            ),
        ),
        migrations.AddConstraint(
            "Notification",
            models.UniqueConstraint(fields=["recipient", "comment"], name="one_notification_per_comment"),
        ),
        migrations.AddConstraint(
            "Notification",
            models.UniqueConstraint(
                fields=["recipient", "content_type", "object_id"], name="one_notification_per_subject"
            ),
        ),
        migrations.AddConstraint(
            "Notification",
            models.CheckConstraint(
                condition=models.Q(comment__isnull=False, object_id=None, content_type=None)
                | models.Q(comment=None, object_id__isnull=False, content_type__isnull=False),
                name="notification_of_a_comment_or_a_subject",
            ),
        ),
    ]
