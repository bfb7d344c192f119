from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("members", "0004_stamps")]

    operations = [
        migrations.RenameModel("Stamp", "CacheVersion"),
        migrations.RenameField("OldHandle", "leads_here", "redirects"),
    ]
