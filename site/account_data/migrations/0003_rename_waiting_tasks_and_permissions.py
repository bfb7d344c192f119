"""Rows that contain a name: the functions of tasks that wait, and the permissions of the renamed model."""

from django.db import migrations

ACTIONS = ("add", "change", "delete", "view")
TASKS = {
    "leaving.letters.say_when": "account_data.deletion_emails.send_deletion_email",
    "leaving.packing.make_export": "account_data.archive.build_archive",
}
OLD_MODEL, NEW_MODEL = "departure", "deletion request"


def rename_rows(apps, tasks, old_model, new_model):
    results = apps.get_model("django_tasks_database", "DBTaskResult").objects
    for old, new in tasks.items():
        results.filter(task_path=old).update(task_path=new)
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="leaving")
    for action in ACTIONS:
        permissions.filter(codename=f"{action}_{old_model.replace(' ', '')}").update(
            codename=f"{action}_{new_model.replace(' ', '')}", name=f"Can {action} {new_model}"
        )


def rename(apps, schema_editor):
    rename_rows(apps, TASKS, OLD_MODEL, NEW_MODEL)


def rename_back(apps, schema_editor):
    rename_rows(apps, {new: old for old, new in TASKS.items()}, NEW_MODEL, OLD_MODEL)


class Migration(migrations.Migration):
    dependencies = [
        ("leaving", "0002_deletion_request"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]

    operations = [migrations.RunPython(rename, rename_back)]
