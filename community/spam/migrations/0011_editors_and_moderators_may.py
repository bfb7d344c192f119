from django.db import migrations

GROUPS = ("Editors", "Moderators")


def allow(apps, schema_editor):
    """Django makes permissions only after all migrations have run."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="spam", model="settingsversion"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename="change_filter",
        defaults={"name": "Can change the spam filter's word lists and thresholds"},
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("spam", "0010_editors_change_lists_and_thresholds"),
        # Where the groups are made.
        ("moderation", "0002_moderators_group"),
        ("blog", "0002_authors_and_editors"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
