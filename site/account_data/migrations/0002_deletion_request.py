import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("leaving", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("Departure", "DeletionRequest"),
        migrations.RenameField("deletionrequest", "keeps_words", "keeps_content"),
        migrations.AlterField(
            "deletionrequest",
            "member",
            models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deletion_request",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
