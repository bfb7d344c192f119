from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0010_standard_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="name_was_removed",
            field=models.BooleanField(default=False),
        ),
    ]
