"""django-tasks: an immediate task does not wait for the end of a transaction, and its failure stays its own."""

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus, task

from community.members.models import User
from tests.factories import UserFactory

ran: list[str] = []


@task()
def remember(word: str) -> None:
    ran.append(word)


@task()
def fail() -> None:
    raise ValueError("no post office")


@pytest.fixture(autouse=True)
def _nothing_ran() -> None:
    ran.clear()


@pytest.mark.django_db
def test_enqueued_inside_a_transaction_it_runs_at_once_even_if_nothing_is_kept():
    """So tasks are enqueued on commit (`blog.assets.publish_assets`): none may run for rows that are rolled back."""
    with transaction.atomic():
        UserFactory(display_name="Nobody")
        remember.enqueue("written")
        transaction.set_rollback(True)

    assert ran == ["written"]
    assert not User.objects.filter(display_name="Nobody").exists()


@pytest.mark.django_db
def test_enqueued_on_commit_it_waits_for_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        transaction.on_commit(lambda: remember.enqueue("kept"))
        assert ran == []

    assert ran == ["kept"]


def test_a_task_that_fails_raises_nothing_where_it_was_enqueued(caplog):
    result = fail.enqueue()

    assert result.status == TaskResultStatus.FAILED
    assert result.errors[0].exception_class_path == "builtins.ValueError"
