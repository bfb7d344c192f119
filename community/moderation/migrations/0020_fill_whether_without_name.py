"""Which rows of the log are about, or by, a comment without a name, where the comment is still there."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from community.moderation.log.log_guard import unguarded_log


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rows = apps.get_model("moderation", "Decision").objects.using(schema_editor.connection.alias)
    comments = apps.get_model("comments", "Comment").objects.filter(alias__gt="")
    with unguarded_log(using=schema_editor.connection.alias):
        rows.filter(comment__in=comments.values("pk")).update(is_without_name=True)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0019_add_bans_notes_and_details"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
