"""What the last migration renames in tables of other apps."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

MIGRATION: Any = import_module("blog.migrations.0011_rename_queued_tasks_and_permissions")


@pytest.fixture
def old_rows(db: Any) -> None:
    MIGRATION.rename_back(apps, None)
    for path in MIGRATION.TASKS:
        DBTaskResult.objects.create(
            task_path=path, args_kwargs={"args": [1], "kwargs": {}}, backend_name="default", exception_class_path=""
        )


def permissions() -> set[str]:
    named = Permission.objects.filter(content_type__app_label="blog", codename__startswith="view_")
    return set(named.values_list("codename", flat=True))


@pytest.mark.usefixtures("old_rows")
def test_tasks_that_wait_are_found_under_their_new_paths() -> None:
    MIGRATION.rename(apps, None)

    paths = set(DBTaskResult.objects.values_list("task_path", flat=True))
    assert paths == set(MIGRATION.TASKS.values())
    assert all(import_string(path) for path in paths)


@pytest.mark.usefixtures("old_rows")
def test_permissions_are_renamed_and_back() -> None:
    # What was followed is kept by another room since, and its permission went with the table.
    old, new = {"view_edition"}, {"view_articleassets"}
    assert (permissions() >= old, permissions() & new) == (True, set())

    MIGRATION.rename(apps, None)

    assert (permissions() >= new, permissions() & old) == (True, set())
