import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0013_guess_language"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("notifications", "0021_add_kind_and_bounce"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("Subscription", "follows_once"),
        migrations.AlterModelOptions("Subscription", {"ordering": ["pk"]}),
        migrations.AddField(
            "Subscription",
            "content_type",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="contenttypes.contenttype",
            ),
        ),
        migrations.AddField("Subscription", "object_id", models.PositiveBigIntegerField(null=True)),
        migrations.AddField(
            "Subscription", "guest_email", models.EmailField(blank=True, default="", max_length=254), False
        ),
        migrations.AddField("Subscription", "is_active", models.BooleanField(default=True)),
        migrations.AddField(
            "Subscription",
            "origin",
            models.CharField(
                choices=[
                    ("button", "by hand"),
                    ("took-part", "by taking part"),
                    ("guest", "with a comment as a guest"),
                ],
                default="button",
                max_length=9,
            ),
        ),
        migrations.AlterField("Subscription", "created_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AlterField(
            "Subscription",
            "conversation",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="subscriptions",
                to="comments.conversation",
            ),
        ),
        migrations.AlterField(
            "Subscription",
            "member",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="subscriptions",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
