from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from community.notifications.delivery.email_delivery import deliver_due_emails

MIGRATION: Any = import_module("community.notifications.migrations.0029_move_queued_tasks")


def test_task_that_waited_during_the_upgrade_is_found(db: Any) -> None:
    DBTaskResult.objects.create(
        task_path=MIGRATION.OLD_TASK,
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        exception_class_path="",
    )

    MIGRATION.move(apps, None)

    assert import_string(DBTaskResult.objects.get().task_path) == deliver_due_emails
