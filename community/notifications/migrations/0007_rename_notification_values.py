"""Values in rows that were called something else: a kind, the path of a task that waits, names of permissions."""

from django.db import migrations

ACTIONS = ("add", "change", "delete", "view")
OLD_TASK = "community.notifications.letters.ask_to_confirm"
NEW_TASK = "community.posting.confirmation_email.send_confirmation_email"


def rename_permissions(apps, old, new):
    Permission = apps.get_model("auth", "Permission")
    for action in ACTIONS:
        Permission.objects.filter(content_type__app_label="notifications", codename=f"{action}_{old}").update(
            codename=f"{action}_{new}", name=f"Can {action} {new}"
        )


def rename(apps, schema_editor):
    apps.get_model("notifications", "Notification").objects.filter(kind="unsealed").update(kind="revealed")
    apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(task_path=OLD_TASK).update(
        task_path=NEW_TASK
    )
    rename_permissions(apps, "notice", "notification")


def rename_back(apps, schema_editor):
    apps.get_model("notifications", "Notification").objects.filter(kind="revealed").update(kind="unsealed")
    apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(task_path=NEW_TASK).update(
        task_path=OLD_TASK
    )
    rename_permissions(apps, "notification", "notice")


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0006_rename_notice_to_notification"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [migrations.RunPython(rename, rename_back)]
