"""The worker of django-tasks-db, with a heartbeat for `/readyz`."""

from typing import Any

from django_tasks_db.management.commands import db_worker

from operations.heartbeats import WORKER, beating


class Command(db_worker.Command):
    def handle(self, **options: Any) -> None:
        with beating(WORKER):
            super().handle(**options)
