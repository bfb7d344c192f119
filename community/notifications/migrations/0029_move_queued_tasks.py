"""Tasks that wait for the worker know their function by its path, which changed."""

from django.db import migrations

OLD_TASK = "community.notifications.email_delivery.deliver_due_emails"
NEW_TASK = "community.notifications.delivery.email_delivery.deliver_due_emails"


def move(apps, schema_editor):
    results = apps.get_model("django_tasks_database", "DBTaskResult").objects
    results.filter(task_path=OLD_TASK).update(task_path=NEW_TASK)


def move_back(apps, schema_editor):
    results = apps.get_model("django_tasks_database", "DBTaskResult").objects
    results.filter(task_path=NEW_TASK).update(task_path=OLD_TASK)


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0028_mark_as_emailed"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [migrations.RunPython(move, move_back)]
