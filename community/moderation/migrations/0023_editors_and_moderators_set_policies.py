from django.db import migrations

GROUPS = ("Editors", "Moderators")


def allow(apps, schema_editor):
    """Django makes permissions only after all migrations have run."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="comments", model="policyversion"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename="set_policy",
        defaults={"name": "Can say who may write where, and what is read first"},
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0022_acts_of_the_desk_and_discussions"),
        ("comments", "0023_add_policies"),
        ("blog", "0002_authors_and_editors"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
