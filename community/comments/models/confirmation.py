from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from .comment import Comment


class ConfirmationManager(models.Manager["Confirmation"]):
    def issue(self, comment: Comment) -> str:
        """A new token for this comment. Only its hash is stored, so a leaked database confirms nothing."""
        token = secrets.token_urlsafe(16)
        self.update_or_create(
            comment=comment,
            defaults={"token_hash": hash_of(token), "expires_at": timezone.now() + Confirmation.LASTS},
        )
        return token

    def by_token(self, token: str) -> Confirmation | None:
        return self.select_related("comment__conversation").filter(token_hash=hash_of(token)).first()


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Confirmation(models.Model):
    """The link in the e-mail to a guest. It confirms the address and so posts the comment; later it withdraws it."""

    #: Enough for an e-mail that is read two days later. After it the link no longer posts the comment.
    LASTS = timedelta(days=3)

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="confirmation")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ConfirmationManager()

    def __str__(self) -> str:
        return f"Confirmation of comment {self.comment_id}"

    @property
    def issued_at(self) -> datetime:
        return self.expires_at - self.LASTS

    @property
    def withdraw_until(self) -> datetime:
        """Until then the link can withdraw the comment (docs/features/your-data-and-retention.md)."""
        return (self.confirmed_at or self.expires_at) + timedelta(days=settings.RETENTION_DAYS["guest_links"])

    @property
    def is_expired(self) -> bool:
        return self.confirmed_at is None and timezone.now() >= self.expires_at
