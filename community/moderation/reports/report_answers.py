"""Those who reported hear what came of it: members on the site and by e-mail as they chose, guests by e-mail."""

from collections.abc import Collection

from django.db.models import Model

from community.moderation.models import Report
from community.notifications.announcements import announce_each
from community.notifications.models import Notification

from .report_emails import send_answers


def tell_reporters(reports: Collection[Report]) -> None:
    """Call it in the transaction that closes them. About something illegal a member gets the statement by e-mail as
    well. A constant number of queries."""
    members: dict[Model, int] = {report: report.reporter_id for report in reports if report.reporter_id}
    announce_each(members, kind=Notification.Kind.REPORTED)
    send_answers([report for report in reports if report.reference or not report.reporter_id])
