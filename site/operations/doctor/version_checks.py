"""Whether packages, code and database are of one version."""

import re
from collections.abc import Iterator
from importlib import metadata

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from operations.database_version import missing_in_database, newer_than_code

from .finding import Finding

PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)\s*(;?)", re.MULTILINE)
INSTALL = ".venv/bin/python -m pip install --require-hashes -r requirements.txt"


def packages() -> Iterator[Finding]:
    """Those pinned for some machines only are left out: they may rightly be missing here."""
    text = (settings.ROOT / "requirements.txt").read_text()
    wrong = [
        f"{name} {version}" for name, version, marker in PINNED.findall(text) if not marker and differs(name, version)
    ]
    if wrong:
        more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        yield Finding(
            f"The packages are not those of this version: {wrong[0]}{more} missing.", f"Run  {INSTALL}  and restart."
        )


def differs(name: str, version: str) -> bool:
    try:
        return metadata.version(name) != version
    except metadata.PackageNotFoundError:
        return True


def migrations() -> Iterator[Finding]:
    loader = MigrationLoader(connection)
    if unknown := newer_than_code():
        yield Finding(
            f"The database was changed by a newer version: this one does not know {unknown[-1]}.",
            "Put the newer version back, or restore the backup from before the upgrade.",
        )
    if missing := missing_in_database(loader):
        count = f"{len(missing)} migration is" if len(missing) == 1 else f"{len(missing)} migrations are"
        yield Finding(
            f"The database is older than the code: {count} missing.", "Run  manage.py upgrade  , which backs up first."
        )
