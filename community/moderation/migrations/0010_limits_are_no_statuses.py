from django.db import migrations
from django.db.models import F

STANDING_ACTS = ("demote", "reinstate")


def move_limits(apps, schema_editor):
    """Decisions about a standing held the member's limit in the columns for a comment's status."""
    decisions = apps.get_model("moderation", "Decision").objects.filter(act__in=STANDING_ACTS)
    decisions.update(limit_before=F("status_before"), limit_after=F("status_after"), status_before="", status_after="")


def move_back(apps, schema_editor):
    decisions = apps.get_model("moderation", "Decision").objects.filter(act__in=STANDING_ACTS)
    decisions.update(status_before=F("limit_before"), status_after=F("limit_after"), limit_before="", limit_after="")


class Migration(migrations.Migration):
    dependencies = [("moderation", "0009_standing_decisions")]

    operations = [migrations.RunPython(move_limits, move_back)]
