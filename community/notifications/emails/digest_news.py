"""What goes on at the site, as each member's digest has it: nothing that the member was e-mailed about before, and
nothing twice in one digest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType

from community.notifications.grouping import NotificationGroup
from community.notifications.models import Frequency, Notification
from community.notifications.site_news import Sections, Subject, site_news

from .digest_reader import Reader

SINCE = {Frequency.DAILY: timedelta(days=1), Frequency.WEEKLY: timedelta(days=7)}


class DigestNews:
    def __init__(self, now: datetime) -> None:
        self.now = now
        #: By frequency: looked up once in a run.
        self._sections: dict[str, Sections] = {}

    def subjects_for(self, readers: Iterable[Reader]) -> set[Subject]:
        """What the news are about that may stand in the digests of these members."""
        return {item.subject for reader in readers for _, items in self.sections_for(reader) for item in items}

    def sections_for(self, reader: Reader) -> Sections:
        """What is new for everybody who chose this frequency."""
        wanted = reader.preferences.email_site
        if wanted not in SINCE or (wanted == Frequency.WEEKLY and not reader.is_weekly):
            return []
        if wanted not in self._sections:
            self._sections[wanted] = site_news(self.now - SINCE[Frequency(wanted)])
        return self._sections[wanted]

    def of(self, reader: Reader, groups: Iterable[NotificationGroup]) -> Sections:
        """`groups`: what stands in the same digest as new for the member."""
        known = reader.emailed | {subject_of(group.newest) for group in groups}
        found: Sections = []
        for heading, items in self.sections_for(reader):
            fresh = [item for item in items if item.subject not in known]
            known |= {item.subject for item in fresh}
            if fresh:
                found.append((heading, fresh))
        return found


def subject_of(notification: Notification) -> Subject:
    """The page it is about."""
    about: Any = notification.comment.conversation.target if notification.comment else notification.subject
    return Subject(ContentType.objects.get_for_model(about).pk, about.pk)
