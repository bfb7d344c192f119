from django.db import migrations
from django.db.models import F


def mark(apps, schema_editor):
    """What was told before there were e-mails stays on the site: nobody gets a year of it at once."""
    apps.get_model("notifications", "Notification").objects.filter(emailed_at=None).update(emailed_at=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("notifications", "0027_add_email_preferences")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
