from django.db import migrations

ACTIONS = ("add", "change", "delete", "view")


def rename_permissions(apps, old, new):
    Permission = apps.get_model("auth", "Permission")
    for action in ACTIONS:
        Permission.objects.filter(
            content_type__app_label="members", codename=f"{action}_{old.replace(' ', '')}"
        ).update(codename=f"{action}_{new.replace(' ', '')}", name=f"Can {action} {new}")


def rename(apps, schema_editor):
    """Django makes missing permissions and leaves those of the old name: rename them, so that who has one keeps it."""
    rename_permissions(apps, "stamp", "cache version")


def rename_back(apps, schema_editor):
    rename_permissions(apps, "cache version", "stamp")


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0005_rename_stamp_to_cache_version"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(rename, rename_back)]
