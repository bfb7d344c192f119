"""What goes on at the site, as each member's digest has it: nothing that the member was e-mailed about before, and
nothing twice in one digest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType

from community.notifications.grouping import NotificationGroup
from community.notifications.models import Frequency, Notification
from community.notifications.site_news import NewsItem, Sections, Subject, site_news

from .digest_items import Reader

SINCE = {Frequency.DAILY: timedelta(days=1), Frequency.WEEKLY: timedelta(days=7)}


class DigestNews:
    def __init__(self, now: datetime) -> None:
        self.now = now
        #: By frequency: looked up once in a run.
        self._sections: dict[str, Sections] = {}
        #: By member of the present batch.
        self._emailed: dict[int, set[Subject]] = {}

    def load(self, readers: Iterable[Reader]) -> None:
        """One query for a batch in which somebody wants news, if there are any."""
        chosen = [reader for reader in readers if self.sections_for(reader)]
        items = {item for reader in chosen for _, items in self.sections_for(reader) for item in items}
        self._emailed = emailed_about(items, [reader.member.pk for reader in chosen]) if chosen else {}

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
        known = self._emailed.get(reader.member.pk, set()) | {subject_of(group.newest) for group in groups}
        found: Sections = []
        for heading, items in self.sections_for(reader):
            fresh = [item for item in items if item.subject not in known]
            known |= {item.subject for item in fresh}
            if fresh:
                found.append((heading, fresh))
        return found


def emailed_about(items: Iterable[NewsItem], members: Iterable[int]) -> dict[int, set[Subject]]:
    """By member, of what these items are about: what was told by newsletter, straight away or in a digest."""
    subjects = {item.subject for item in items}
    rows = Notification.objects.filter(recipient__in=members, object_id__in={subject.pk for subject in subjects})
    told: dict[int, set[Subject]] = {}
    columns = rows.exclude(emailed_at=None).values_list("recipient_id", "content_type_id", "object_id")
    for member, content_type, pk in columns:
        if (subject := Subject(content_type or 0, pk or 0)) in subjects:
            told.setdefault(member, set()).add(subject)
    return told


def subject_of(notification: Notification) -> Subject:
    """The page it is about."""
    about: Any = notification.comment.conversation.target if notification.comment else notification.subject
    return Subject(ContentType.objects.get_for_model(about).pk, about.pk)
