"""Folders of its own for each upgrade, and what it says."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.fixture
def own_folders(settings, tmp_path):
    settings.BACKUP_ROOT = tmp_path / "backups"
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"
    settings.STATIC_ROOT = tmp_path / "static"


@pytest.fixture
def folders(own_folders, db):
    pass


@pytest.fixture
def committed(own_folders, site_to_back_up):
    pass


def said(*arguments):
    out = StringIO()
    call_command("upgrade", *arguments, stdout=out)
    return out.getvalue()
