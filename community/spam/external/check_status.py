"""What the operator reads about each external check: in the CMS, and by `manage.py external_checks`."""

from typing import NamedTuple

from community.spam.models import ExternalStatus

from .checks_in_use import all_checks
from .external_check import ExternalCheck


class CheckStatus(NamedTuple):
    check: ExternalCheck
    is_on: bool
    #: Nothing was asked yet where it has no row.
    status: ExternalStatus


def check_statuses() -> list[CheckStatus]:
    """One query."""
    rows = {row.check_name: row for row in ExternalStatus.objects.all()}
    return [
        CheckStatus(check, is_on, rows.get(check.name) or ExternalStatus()) for check, is_on in all_checks().items()
    ]
