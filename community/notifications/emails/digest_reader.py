from __future__ import annotations

from dataclasses import dataclass, field

from community.members.models import User
from community.notifications.delivery.email_suppression import EVERYTHING
from community.notifications.models import Preferences
from community.notifications.site_news import Subject

from .email_kinds import EmailKind


@dataclass(frozen=True)
class Reader:
    """Somebody whose digest is due."""

    member: User
    preferences: Preferences
    #: Whether what comes weekly is due, too.
    is_weekly: bool
    #: What the member has unsubscribed from: scopes of `EmailSuppression`.
    stopped: set[str] = field(default_factory=set)
    #: What of the site's news the member was e-mailed about before.
    emailed: set[Subject] = field(default_factory=set)

    @property
    def wants_none(self) -> bool:
        return not self.stopped.isdisjoint({EVERYTHING, EmailKind.DIGEST.value})
