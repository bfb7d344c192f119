from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("spam", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="judgement",
            name="gates",
            field=models.JSONField(default=list),
        ),
    ]
