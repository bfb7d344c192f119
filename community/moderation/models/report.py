from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from community.comments.models import Comment

from .decision import Decision


class ReportReason(models.TextChoices):
    """Why somebody reports a comment, in the order in which they are offered."""

    WORRIED = "worried", "I’m worried about this person"
    ADVERTISING = "advertising", "Advertising or spam"
    UNKIND = "unkind", "Unkind"
    PERSONAL_DETAILS = "personal-details", "It gives away somebody’s private details"
    HARMFUL = "harmful", "Wrong and could hurt someone"
    ILLEGAL = "illegal", "Illegal"
    OTHER = "other", "Something else"


#: These are about the person or the law, and not a complaint about a comment: they count for nothing and hide nothing.
APART = (ReportReason.WORRIED, ReportReason.ILLEGAL)


class ReportOutcome(models.TextChoices):
    """What came of a report."""

    REMOVED = "removed", "the comment was removed"
    EDITED = "edited", "the comment was changed"
    KEPT = "kept", "the comment was read and left as it is"
    DISMISSED = "dismissed", "the report was read, and nothing was done"
    HELPED = "helped", "a moderator has written to the person"
    GONE = "gone", "its writer took the comment back"


#: No letter or digit that is mistaken for another one.
REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_reference() -> str:
    """ "JG-2026-7K3M-9QXR". With it one can look up the decision, so it cannot be guessed from another one."""
    first, second = ("".join(secrets.choice(REFERENCE_LETTERS) for _ in range(4)) for _ in range(2))
    return f"JG-{timezone.now().year}-{first}-{second}"


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class ReportQuerySet(models.QuerySet["Report"]):
    def counted(self) -> ReportQuerySet:
        """Without those whose guest has not confirmed them."""
        return self.filter(confirmed_at__isnull=False)

    def open(self) -> ReportQuerySet:
        return self.counted().filter(closed_at=None)

    def complaints(self) -> ReportQuerySet:
        """About the comment: neither worried nor illegal."""
        return self.exclude(reason__in=APART)

    def worried(self) -> ReportQuerySet:
        return self.filter(reason=ReportReason.WORRIED)

    def illegal(self) -> ReportQuerySet:
        return self.filter(reason=ReportReason.ILLEGAL)

    def by_token(self, token: str) -> Report | None:
        found = self.filter(token_hash=hash_of(token)) if token else self.none()
        return found.select_related("comment__conversation").first()


class Report(models.Model):
    """Somebody told the moderators about a comment, or about anything on the site that is against the law."""

    Reason = ReportReason
    Outcome = ReportOutcome

    #: How long the link in a guest's e-mail confirms the report.
    LASTS = timedelta(days=3)

    #: None only for something illegal that is no comment; `address` says where it is.
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="reports")
    address = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=20, choices=ReportReason.choices)
    text = models.TextField(blank=True)
    #: Of the comment's text as the reporter read it (`community.comments.editing.fingerprint`).
    text_fingerprint = models.CharField(max_length=64, blank=True)
    #: None for a guest, and after the account was deleted.
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="reports")
    #: A guest's. Of a report of something illegal nobody has confirmed it; it is then for the answer only.
    email = models.EmailField(blank=True)
    ip_hash = models.CharField(max_length=64, blank=True)
    #: The reporter was an established member when they reported.
    is_of_standing = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    #: Of something illegal: given to the reporter at once.
    reference = models.CharField(max_length=20, unique=True, null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    #: Since then it counts. None while a guest has yet to confirm it.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, db_index=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=ReportOutcome.choices, blank=True)
    #: What the reporter is told besides; of something illegal the statement of reasons.
    answer = models.TextField(blank=True)
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="reports")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "reporter"],
                condition=Q(closed_at=None) & ~Q(reason="illegal"),
                name="one_open_report_per_member",
            ),
            models.UniqueConstraint(
                fields=["comment", "email"],
                condition=Q(closed_at=None, reporter=None, confirmed_at__isnull=False)
                & ~Q(reason="illegal")
                & ~Q(email=""),
                name="one_open_report_per_guest",
            ),
            models.CheckConstraint(
                condition=Q(comment__isnull=False) | Q(reason="illegal"), name="report_is_about_a_comment"
            ),
        ]
        indexes = [
            models.Index(
                fields=["reason", "confirmed_at"],
                condition=Q(closed_at=None, confirmed_at__isnull=False),
                name="open_reports",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.reference or self.comment_id}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_expired(self) -> bool:
        return self.confirmed_at is None and timezone.now() >= self.created_at + self.LASTS

    @property
    def title(self) -> str:
        """For the notification, which names its subject by `title`. It says nothing of the comment."""
        if self.reason == ReportReason.WORRIED:
            return "a moderator has read it"
        return str(self.get_outcome_display() or "it is being read")

    def get_absolute_url(self) -> str:
        return reverse("report-outcome", args=[self.pk])

    def issue_token(self) -> str:
        """For the link that confirms it. Only its hash is stored, so a leaked database confirms nothing."""
        token = secrets.token_urlsafe(16)
        self.token_hash = hash_of(token)
        return token
