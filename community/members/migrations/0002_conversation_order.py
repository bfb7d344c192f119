from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="conversation_order",
            field=models.CharField(blank=True, editable=False, max_length=10),
        ),
    ]
