"""What `manage.py purge` deletes of reports that are older than `settings.RETENTION_DAYS` allows."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from community.members.models import User
from community.moderation.models import HelpOffer, Report, ReportReason
from community.notifications.models import Notification


def purge_reports(before: datetime) -> int:
    """Closed ones; those that nobody has decided about stay."""
    closed = Report.objects.filter(closed_at__lt=before)
    return delete_with_notifications(closed.exclude(reason=ReportReason.WORRIED))


def purge_worried_reports(before: datetime) -> int:
    """Also what a moderator wrote then. Nothing of it should outlive the worry for long."""
    offers = delete_with_notifications(HelpOffer.objects.filter(created_at__lt=before))
    return offers + delete_with_notifications(Report.objects.worried().filter(closed_at__lt=before))


def purge_unconfirmed_reports(before: datetime) -> int:
    return Report.objects.filter(confirmed_at=None, created_at__lt=before).delete()[0]


def purge_ip_hashes_of_reports(before: datetime) -> int:
    return Report.objects.filter(created_at__lt=before).exclude(ip_hash="").update(ip_hash="")


def delete_with_notifications(found: QuerySet[Any]) -> int:
    keys = list(found.values_list("pk", flat=True))
    content_type = ContentType.objects.get_for_model(found.model)
    Notification.objects.filter(content_type=content_type, object_id__in=keys).delete()
    found.model.objects.filter(pk__in=keys).delete()
    return len(keys)


def delete_reports_of(member: User, addresses: set[str]) -> None:
    """What a moderator has yet to decide about stays, without a word of who reported it; the rest goes."""
    theirs = Report.objects.filter(reporter=member) | Report.objects.filter(reporter=None, email__in=addresses)
    theirs.filter(closed_at__isnull=False).delete()
    theirs.filter(confirmed_at=None).delete()
    theirs.update(reporter=None, email="", ip_hash="", is_of_standing=False)
