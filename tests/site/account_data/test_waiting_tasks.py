"""Tasks that were waiting when their functions moved are still found."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils.module_loading import import_string
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

migration = import_module("account_data.migrations.0003_rename_waiting_tasks_and_permissions")


@pytest.mark.parametrize("path", migration.TASKS.values())
def test_every_moved_task_is_at_its_new_path(path: str) -> None:
    assert isinstance(import_string(path), Task)


def test_a_waiting_task_gets_the_new_path_and_back(db: None) -> None:
    waiting = DBTaskResult.objects.create(
        args_kwargs={"args": [1], "kwargs": {}},
        task_path="leaving.packing.make_export",
        backend_name="default",
        queue_name="default",
        run_after=None,
    )

    migration.rename(apps, None)
    waiting.refresh_from_db()
    assert waiting.task_path == "account_data.archive.build_archive"

    migration.rename_back(apps, None)
    waiting.refresh_from_db()
    assert waiting.task_path == "leaving.packing.make_export"
