"""Somebody reports a comment: who may, what counts, and what happens at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from community.comments.comment_queries import current_standing
from community.comments.editing import fingerprint
from community.comments.ip_hash import hash_ip
from community.comments.models import Comment, Conversation
from community.members.models import User
from community.members.standing import Standing
from community.moderation.models import APART, Report, ReportReason, ReportSettings
from community.moderation.models.report import ReportQuerySet, new_reference
from community.text.cleaning import clean_for_storage

from .hiding import hide_if_enough
from .report_emails import send_confirmation, send_receipt
from .report_limits import count_report
from .worried import refresh_quiet


@dataclass(frozen=True, kw_only=True)
class Reporter:
    """A member; a guest, whose address was confirmed in this browser or is to be; or nobody, for what is illegal."""

    member: User | None = None
    email: str = ""
    is_confirmed: bool = False
    ip_address: str | None = None


class OwnComment(Exception):
    """Nobody reports what they wrote."""


class NotShown(Exception):
    """Nobody can read the comment now, so there is nothing to report."""


class ReadAnotherText(Exception):
    """The writer has changed the comment since the reporter read it."""


class AlreadyReported(Exception):
    """This person has reported the comment before, and there is nothing to replace. `report` says what came of it."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


def report_comment(comment: Comment, reason: str, text: str, *, by: Reporter, has_read: str) -> Report:
    """The story of a report:

    1. It can be reported: raises `NotShown`, `OwnComment` (of guests whose address is not confirmed yet: when it is),
       `ReadAnotherText` if `has_read` is not the fingerprint of the present text.
    2. Once per person: another reason replaces an open report. Raises `AlreadyReported` for the same again, and when
       a moderator has decided about the first.
    3. The limit: raises `TooManyReports`.
    4. It is saved. A member's counts at once, a guest's when the link in the e-mail is followed; one about something
       illegal counts at once for everybody and gets a reference and a time until which it is decided.
    5. What follows: see `take_effect`.
    """
    text = clean_for_storage(text).strip()
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        comment.refresh_from_db()
        check_reportable(comment, by, has_read)
        report = report_to_fill(comment, reason, text, by)
        count_report(by.member, email="" if by.is_confirmed else by.email, ip_address=by.ip_address)
        report.reason, report.text, report.text_fingerprint = reason, text, has_read
        report.is_of_standing = is_of_standing(by.member)
        report.ip_hash = hash_ip(by.ip_address)
        return save_new(report, counts=by.member is not None or by.is_confirmed)


def report_illegal(address: str, text: str, *, by: Reporter) -> Report:
    """Something illegal that is no comment, by its address. It counts at once. Raises `TooManyReports`."""
    with transaction.atomic():
        count_report(by.member, email=by.email, ip_address=by.ip_address)
        report = Report(address=clean_for_storage(address), reason=ReportReason.ILLEGAL, reporter=by.member)
        report.text, report.email, report.ip_hash = clean_for_storage(text).strip(), by.email, hash_ip(by.ip_address)
        return save_new(report, counts=True)


def save_new(report: Report, *, counts: bool) -> Report:
    if report.reason == ReportReason.ILLEGAL:
        counts = True
        report.reference, report.due_at = new_reference(), due_date()
    if counts and report.confirmed_at is None:
        report.confirmed_at = timezone.now()
    token = "" if counts else report.issue_token()
    report.save()
    if not counts:
        send_confirmation(report, token)
    elif report.reference:
        send_receipt(report)
    if counts and report.comment:
        take_effect(report.comment)
    return report


def confirm_report(report: Report) -> Report:
    """A guest has followed the link: from now on it counts. An earlier open one of theirs is replaced.

    Raises `OwnComment`, `NotShown` and `AlreadyReported`.
    """
    comment = report.comment
    assert comment is not None
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        comment.refresh_from_db()
        report.refresh_from_db()
        if report.confirmed_at:
            return report
        if wrote_it(comment, Reporter(email=report.email, is_confirmed=True)):
            raise OwnComment
        if not comment.is_published:
            raise NotShown
        earlier = Report.objects.counted().filter(comment=comment, reporter=None, email__iexact=report.email)
        refuse_decided(earlier, report.reason)
        earlier.open().exclude(reason=ReportReason.ILLEGAL).delete()
        report.confirmed_at = timezone.now()
        report.save(update_fields=["confirmed_at"])
        take_effect(comment)
    return report


def take_effect(comment: Comment) -> None:
    """What the open reports of a comment do at once: keep it quiet, or hide it."""
    refresh_quiet(comment)
    hide_if_enough(comment)


def check_reportable(comment: Comment, by: Reporter, has_read: str) -> None:
    if not comment.is_published:
        raise NotShown
    if wrote_it(comment, by):
        raise OwnComment
    if fingerprint(comment.comment) != has_read:
        raise ReadAnotherText


def wrote_it(comment: Comment, by: Reporter) -> bool:
    """Of a guest it is asked only when the address is confirmed: else anybody could type one to learn who wrote it."""
    if by.member:
        if comment.user_id or not comment.user_email:
            return bool(comment.user_id == by.member.pk)
        own = EmailAddress.objects.filter(user=by.member, email__iexact=comment.user_email, verified=True)
        return own.exists()
    return by.is_confirmed and comment.user_id is None and comment.user_email.lower() == by.email.lower()


def report_to_fill(comment: Comment, reason: str, text: str, by: Reporter) -> Report:
    """A new one, or the open one of this person, which the other reason replaces."""
    new = Report(comment=comment, reporter=by.member, email="" if by.member else by.email)
    if by.member is None and (not by.is_confirmed or reason == ReportReason.ILLEGAL):
        return new
    earlier = Report.objects.counted().filter(comment=comment)
    earlier = earlier.filter(reporter=by.member) if by.member else earlier.filter(reporter=None, email__iexact=by.email)
    refuse_decided(earlier, reason)
    is_illegal = reason == ReportReason.ILLEGAL
    before = (earlier.illegal() if is_illegal else earlier.exclude(reason=ReportReason.ILLEGAL)).open().first()
    if before and (is_illegal or (before.reason, before.text) == (reason, text)):
        raise AlreadyReported(before)
    return before or new


def refuse_decided(earlier: ReportQuerySet, reason: str) -> None:
    """Raises `AlreadyReported` if a moderator has answered this person about the comment. Complaints are one kind here,
    and so are worry and law: who was answered about one may still tell of another."""
    same_kind = earlier.filter(reason=reason) if reason in APART else earlier.complaints()
    if decided := same_kind.filter(closed_at__isnull=False).last():
        raise AlreadyReported(decided)


def is_of_standing(member: User | None) -> bool:
    """Whether three like this one hide a comment."""
    return member is not None and current_standing(member) is not Standing.NEW


def due_date() -> datetime:
    return timezone.now() + timedelta(days=ReportSettings.load().days_to_decide)
