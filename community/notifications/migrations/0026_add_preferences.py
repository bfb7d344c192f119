import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0025_notification_says_why"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Preferences",
            fields=[
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="notification_preferences",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "follows_where_writes",
                    models.BooleanField(
                        default=False,
                        help_text="Answers to you reach you either way. With this, so does everything else that's said "
                        "there later.",
                        verbose_name="Follow every conversation I write in",
                    ),
                ),
            ],
            options={"verbose_name_plural": "preferences"},
        ),
    ]
