"""Subscriptions point at anything: those there are point at a conversation."""

from django.db import migrations
from django.db.models import F


def conversation_type(apps, schema_editor):
    types = apps.get_model("contenttypes", "ContentType").objects.using(schema_editor.connection.alias)
    return types.get_or_create(app_label="comments", model="conversation")[0].pk


def fill(apps, schema_editor):
    subscriptions = apps.get_model("notifications", "Subscription").objects.using(schema_editor.connection.alias)
    subscriptions.update(content_type_id=conversation_type(apps, schema_editor), object_id=F("conversation_id"))


def fill_back(apps, schema_editor):
    """The table of before has no place for branches and guests."""
    subscriptions = apps.get_model("notifications", "Subscription").objects.using(schema_editor.connection.alias)
    subscriptions.exclude(content_type_id=conversation_type(apps, schema_editor), guest_email="").delete()
    subscriptions.update(conversation_id=F("object_id"))


class Migration(migrations.Migration):
    dependencies = [("notifications", "0022_add_subscription_target")]

    operations = [migrations.RunPython(fill, fill_back)]
