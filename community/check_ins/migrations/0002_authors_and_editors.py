from django.db import migrations

ACTS = {"Authors": ("add", "change", "view"), "Editors": ("add", "change", "view", "delete", "publish")}


def allow(apps, schema_editor):
    """Authors write check-ins, editors publish and retire them. Django makes permissions only after all migrations."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="check_ins", model="checkin"
    )
    for name, acts in ACTS.items():
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            for act in acts:
                permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
                    content_type=content_type, codename=f"{act}_checkin", defaults={"name": f"Can {act} check-in"}
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("check_ins", "0001_add_check_ins"),
        # Where the groups are made.
        ("blog", "0002_authors_and_editors"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
