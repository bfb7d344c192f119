from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0009_add_guest_opt_out"),
    ]

    operations = [
        migrations.RenameModel(old_name="GuestOptOut", new_name="EmailSuppression"),
        migrations.AlterField(
            model_name="emailsuppression",
            name="address_hash",
            field=models.CharField(max_length=64),
        ),
        migrations.AddField(
            model_name="emailsuppression",
            name="scope",
            # What the rows of before were about.
            field=models.CharField(default="follow-up", max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="emailsuppression",
            name="reason",
            field=models.CharField(
                choices=[
                    ("unsubscribed", "unsubscribed"),
                    ("bounced", "undeliverable"),
                    ("complained", "marked as spam"),
                ],
                default="unsubscribed",
                max_length=12,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="emailsuppression",
            name="error",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddConstraint(
            model_name="emailsuppression",
            constraint=models.UniqueConstraint(fields=("address_hash", "scope", "reason"), name="suppressed_once"),
        ),
    ]
