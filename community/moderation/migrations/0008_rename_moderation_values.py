"""Values in rows that were called something else: an act, the path of a task that waits, names of permissions."""

from django.db import migrations

ACTIONS = ("add", "change", "delete", "view")
OLD_TASK = "community.moderation.letters.tell_of_unsealing"
NEW_TASK = "community.moderation.reveal_email.send_reveal_email"


def rename_permissions(apps, old, new):
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="moderation")
    for action in ACTIONS:
        permissions.filter(codename=f"{action}_{old.replace(' ', '')}").update(
            codename=f"{action}_{new.replace(' ', '')}", name=f"Can {action} {new}"
        )


def rename(apps, schema_editor):
    """Groups hold permissions by id: who could look who wrote a comment still can."""
    apps.get_model("moderation", "Decision").objects.filter(act="unseal").update(act="reveal")
    apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(task_path=OLD_TASK).update(
        task_path=NEW_TASK
    )
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="moderation")
    permissions.filter(codename="open_seal").update(codename="reveal_identity")
    rename_permissions(apps, "unsealing", "identity reveal")


def rename_back(apps, schema_editor):
    apps.get_model("moderation", "Decision").objects.filter(act="reveal").update(act="unseal")
    apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(task_path=NEW_TASK).update(
        task_path=OLD_TASK
    )
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="moderation")
    permissions.filter(codename="reveal_identity").update(codename="open_seal")
    rename_permissions(apps, "identity reveal", "unsealing")


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0007_rename_unsealing_to_identity_reveal"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [migrations.RunPython(rename, rename_back)]
