from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_moderators_group")]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="act",
            field=models.CharField(
                choices=[
                    ("confirm", "confirmed by its guest"),
                    ("approve", "approved"),
                    ("spam", "marked as spam"),
                    ("remove", "removed"),
                    ("restore", "restored"),
                    ("edit", "edited"),
                    ("withdraw", "withdrawn"),
                ],
                max_length=10,
            ),
        ),
    ]
