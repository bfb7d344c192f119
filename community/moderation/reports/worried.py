"""Somebody is worried about who wrote a comment. It punishes nobody: the text is kept quiet while the report is open,
and a moderator writes to its author in private."""

from django.db import transaction
from django.utils import timezone

from community.comments.models import Comment
from community.comments.quiet import keep_quiet
from community.members.models import User
from community.moderation.models import HelpOffer, Report, ReportOutcome
from community.notifications.announcements import send_announcement
from community.notifications.models import Notification

from .report_answers import tell_reporters
from .report_emails import send_help


class NobodyToWriteTo(Exception):
    """Its author has left, or was a guest without an address."""


def refresh_quiet(comment: Comment) -> None:
    keep_quiet(comment, Report.objects.open().worried().filter(comment=comment).exists())


def offer_help(comment: Comment, words: str, *, by: User) -> HelpOffer:
    """Writes to the author, in private, with the help lines that the site chose, and closes what was reported.

    Raises `NobodyToWriteTo`. Under an alias the moderator does not learn who gets it.
    """
    with transaction.atomic():
        if not can_be_written_to(comment):
            raise NobodyToWriteTo
        offer = HelpOffer.objects.create(comment=comment, words=words, by=by)
        if comment.user:
            send_announcement(offer, kind=Notification.Kind.HELP, recipients=[comment.user.pk])
        send_help(offer)
        close_worried(comment, ReportOutcome.HELPED, by=by)
    return offer


def close_worried(comment: Comment, outcome: ReportOutcome, *, by: User | None) -> int:
    """How many were closed. Their reporters hear that it was read, and nothing else."""
    with transaction.atomic():
        reports = list(Report.objects.open().worried().filter(comment=comment).select_related("reporter"))
        Report.objects.filter(pk__in=[report.pk for report in reports]).update(
            closed_at=timezone.now(), closed_by=by, outcome=outcome
        )
        for report in reports:
            report.outcome = outcome
        refresh_quiet(comment)
        tell_reporters(reports)
    return len(reports)


def can_be_written_to(comment: Comment) -> bool:
    """A guest's address was confirmed, or the comment would not be published."""
    return bool(comment.user.is_active if comment.user else comment.user_email)
