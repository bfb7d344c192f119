from django.db import migrations

ACTIONS = ("add", "change", "delete", "view")


def rename_permissions(apps, old, new):
    Permission = apps.get_model("auth", "Permission")
    for action in ACTIONS:
        Permission.objects.filter(
            content_type__app_label="leaving", codename=f"{action}_{old.replace(' ', '')}"
        ).update(codename=f"{action}_{new.replace(' ', '')}", name=f"Can {action} {new}")


def rename(apps, schema_editor):
    """Django creates permissions with the new name and keeps the old ones: rename them, so that nobody loses one."""
    rename_permissions(apps, "departure", "deletion request")


def rename_back(apps, schema_editor):
    rename_permissions(apps, "deletion request", "departure")


class Migration(migrations.Migration):
    dependencies = [
        ("leaving", "0002_deletion_request"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(rename, rename_back)]
