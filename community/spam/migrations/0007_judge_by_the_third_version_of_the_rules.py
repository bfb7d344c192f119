from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("spam", "0006_learn_from_decisions")]

    operations = [
        migrations.AlterField("judgement", "rules_version", models.PositiveSmallIntegerField(default=3)),
    ]
