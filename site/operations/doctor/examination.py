"""Which checks there are, and running them. A check that fails itself is a finding, and stops no other."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import connection
from django.db.utils import DatabaseError, InterfaceError

from . import (
    address_checks,
    agreement_checks,
    backup_checks,
    database_checks,
    file_checks,
    mail_checks,
    people_checks,
    process_checks,
    settings_checks,
    version_checks,
)
from .finding import Check, Finding

#: What the page in the CMS shows at once: nothing that asks another server or reads whole tables.
QUICK: dict[str, Check] = {
    "settings": settings_checks.settings_for_the_public,
    "secret key": settings_checks.secret_key,
    "address": settings_checks.address,
    "cookies": settings_checks.cookies,
    "packages": version_checks.packages,
    "database": database_checks.database,
    "migrations": version_checks.migrations,
    "collation": database_checks.collation,
    "clock": database_checks.clock,
    "cache": process_checks.cache,
    "worker and timers": process_checks.alive,
    "tasks": process_checks.tasks,
    "e-mail settings": mail_checks.mail_settings,
    "e-mail": mail_checks.queue,
    "disk": file_checks.disk,
    "folders": file_checks.folders,
    "private files": file_checks.private_files,
    "static files": file_checks.static_files,
    "pictures": file_checks.picture_formats,
    "fonts": file_checks.fonts,
    "pages": agreement_checks.pages,
    "people": people_checks.people,
    "demo": people_checks.demo,
    "backups": backup_checks.fresh,
}
#: These ask other servers, count every comment, or read a backup to its end: seconds, on a large site minutes.
THOROUGH: dict[str, Check] = {
    "answers": address_checks.answers,
    "mail server": mail_checks.mail_server,
    "DNS": mail_checks.sending_domain_records,
    "search": agreement_checks.search_index,
    "counters": agreement_checks.counters,
    "restoring": backup_checks.restorable,
}
#: With the database away these would all say the same.
NEEDS_DATABASE = {
    "migrations", "collation", "clock", "tasks", "e-mail", "pages", "people", "demo", "search", "counters",
}  # fmt: skip


def examine(*, thorough: bool = True) -> list[Finding]:
    """Everything that is wrong; urgent findings first."""
    checks = QUICK | THOROUGH if thorough else QUICK
    found: list[Finding] = []
    is_away = False
    for name, check in checks.items():
        if is_away and name in NEEDS_DATABASE:
            continue
        of_this = run(name, check)
        is_away = is_away or (name == "database" and any(finding.is_urgent for finding in of_this) and not answers())
        found += of_this
    return sorted(found, key=lambda finding: not finding.is_urgent)


def run(name: str, check: Check) -> list[Finding]:
    try:
        return [replace(finding, check=name) for finding in check()]
    except Exception as error:  # noqa: BLE001 -- whatever it was, the other checks have their turn
        kind = type(error).__name__
        return [
            Finding(
                f"This could not be examined ({kind}).",
                "Mend the others first and look again; if it stays, the log has the whole story.",
                check=name,
            )
        ]


def answers() -> bool:
    try:
        connection.ensure_connection()
    except (DatabaseError, InterfaceError):
        return False
    return connection.is_usable()


def counted(found: list[Finding]) -> Mapping[str, int]:
    urgent = sum(finding.is_urgent for finding in found)
    return {"urgent": urgent, "later": len(found) - urgent}
