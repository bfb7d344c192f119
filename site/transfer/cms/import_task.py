"""A run that was started in the CMS is carried out by a task: it takes longer than a request may."""

from __future__ import annotations

import logging
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django_tasks import task

from account_data.background import run_in_background
from community.members.models import User
from transfer.models import Import
from transfer.running.import_options import ImportOptions
from transfer.running.import_steps import ImportRefusedError, run_import
from transfer.wordpress.wordpress_source import WordPressSource

from .uploads_for_import import delete_files

logger = logging.getLogger(__name__)


def start(run: Import) -> None:
    transaction.on_commit(lambda: run_in_background(carry_out_import, run.pk))


def start_again(before: Import, by: User, *, is_dry_run: bool, options: ImportOptions) -> Import:
    """Another run with the same files: for real after a look, or once more after one that was stopped."""
    run = Import.objects.create(
        source=before.source,
        files=before.files,
        options=options.as_json(),
        found=before.found,
        site_address=before.site_address,
        is_dry_run=is_dry_run,
        started_by=by,
    )
    start(run)
    return run


@task()
def carry_out_import(run_pk: int) -> None:
    run = Import.objects.filter(pk=run_pk, state=Import.State.WAITING).first()
    if run is None:
        return
    zone = ZoneInfo(ImportOptions.from_json(run.options).time_zone or settings.TIME_ZONE)
    try:
        run_import(run, WordPressSource([Path(path) for path in run.files], zone))
    except ImportRefusedError as refusal:
        Import.objects.filter(pk=run.pk).update(state=Import.State.FAILED, error=str(refusal))
    except Exception:
        logger.exception("Import %s could not be carried out", run.pk)
        Import.objects.filter(pk=run.pk).update(
            state=Import.State.FAILED, error="Something went wrong; it’s in the log."
        )
        raise
    if run.state == Import.State.DONE and not run.is_dry_run:
        for other in Import.objects.filter(files=run.files):
            delete_files(other)
