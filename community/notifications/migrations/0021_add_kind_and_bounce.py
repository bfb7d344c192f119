from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0020_add_email_suppression"),
    ]

    operations = [
        migrations.AddField(
            model_name="queuedemail",
            name="bounced_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="queuedemail",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "codes and confirmations"),
                    ("comment", "e-mails about comments"),
                    ("follow-up", "e-mails when a story goes on"),
                    ("decision", "e-mails about decisions of moderators"),
                    ("digest", "digests"),
                    ("newsletter", "e-mails about new articles"),
                ],
                default="",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="queuedemail",
            name="scope",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name="queuedemail",
            name="message_id",
            field=models.CharField(db_index=True, max_length=255),
        ),
        migrations.AddIndex(
            model_name="queuedemail",
            index=models.Index(
                condition=models.Q(("sent_at__isnull", False)), fields=["sent_at"], name="queued_email_sent"
            ),
        ),
    ]
