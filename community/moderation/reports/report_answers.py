"""Those who reported hear what came of it: members on the site and by e-mail as they chose, guests by e-mail."""

from collections.abc import Iterable

from community.moderation.models import Report
from community.notifications.announcements import send_announcement
from community.notifications.models import Notification

from .report_emails import send_answer


def tell_reporters(reports: Iterable[Report]) -> None:
    """Call it in the transaction that closes them."""
    for report in reports:
        if report.reporter_id and not report.reference:
            send_announcement(report, kind=Notification.Kind.REPORTED, recipients=[report.reporter_id])
        elif report.reporter_id:
            send_announcement(report, kind=Notification.Kind.REPORTED, recipients=[report.reporter_id])
            send_answer(report)
        elif report.email:
            send_answer(report)
