from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("comments", "0013_guess_language")]

    operations = [
        migrations.AddField(model_name="saveddraft", name="language", field=models.CharField(blank=True, max_length=8)),
    ]
