"""Whether the site has its owner yet, and the link by which one becomes that."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from community.members.models import User

#: How long the link in the log can be used.
LASTS = timedelta(hours=1)


class HasOwner(Exception):
    """The site has an administrator, or had its first start. The message is for the operator."""


def hash_of(token: str) -> str:
    return salted_hmac("operations.first_start", token, algorithm="sha256").hexdigest()


class FirstStart(models.Model):
    """One row at most, without anything about a person: who opened the link has the session."""

    token_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    #: When the button behind the link was pressed. After that the link is worth nothing.
    opened_at = models.DateTimeField(null=True, blank=True)
    #: The name of the page to go on with.
    step = models.CharField(max_length=20, default="owner")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="only_one_first_start")]

    def __str__(self) -> str:
        return f"First start, issued at {self.issued_at:%Y-%m-%d %H:%M}"

    @classmethod
    def issue(cls) -> str:
        """Return a new token; the one before it is void. Raises HasOwner."""
        if has_administrator():
            raise HasOwner("This site has an administrator already, so there is no first start any more.")
        token = secrets.token_urlsafe(32)
        fresh = {"token_hash": hash_of(token), "issued_at": timezone.now(), "opened_at": None, "step": "owner"}
        cls.objects.update_or_create(pk=1, defaults={**fresh, "finished_at": None})
        return token

    @classmethod
    def with_good_link(cls, token: str) -> models.QuerySet[FirstStart]:
        """The row, or none: when the token is wrong, was used, is too old, or the site has its owner."""
        if has_administrator():
            return cls.objects.none()
        since = timezone.now() - LASTS
        return cls.objects.filter(token_hash=hash_of(token), opened_at=None, issued_at__gte=since)

    @classmethod
    def open(cls, token: str) -> bool:
        """Use the link up. Of two who press at once one gets in."""
        return bool(cls.with_good_link(token).update(opened_at=timezone.now()))

    @classmethod
    def under_way(cls) -> FirstStart | None:
        return cls.objects.exclude(opened_at=None).filter(finished_at=None).first()

    def go_on_with(self, step: str) -> None:
        self.step = step
        self.save(update_fields=["step"])

    def finish(self) -> None:
        self.finished_at = timezone.now()
        self.save(update_fields=["finished_at"])


def has_administrator() -> bool:
    return User.objects.filter(is_superuser=True, is_active=True).exists()
