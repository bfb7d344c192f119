from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("leaving", "0003_rename_waiting_tasks_and_permissions")]

    operations = [
        migrations.AddField("deletionrequest", "started_at", models.DateTimeField(blank=True, null=True)),
    ]
