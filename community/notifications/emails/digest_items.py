"""What is new for members, gathered for their digests: a row for each conversation or other subject and kind, and for
each decision."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from community.members.models import User
from community.notifications.delivery.email_suppression import conversation_scope
from community.notifications.grouping import NotificationGroup
from community.notifications.models import DECISION_KINDS, FOLLOWING, Frequency, Notification
from community.notifications.settings.email_frequencies import EMAIL_KIND_OF_SETTING, SETTING_OF_KIND
from community.notifications.site_news import Subject

from .at_once import AT_ONCE_FOR
from .digest_query import read_batch
from .digest_reader import Reader
from .told_content import Told, ToldContent

#: So many rows are in one digest at most, whatever they are about.
MOST_ITEMS = 7


class Key(NamedTuple):
    """What makes one row of the digest."""

    recipient: int
    conversation: int | None
    content_type: int | None
    object_id: int | None
    kind: str
    decided: int | None


@dataclass
class Row:
    newest: Told
    keys: list[int] = field(default_factory=list)


@dataclass
class Found:
    """For one member: the rows in the digest, how many more there are, and the ids of all these notifications, of which
    so many are to the member."""

    groups: list[NotificationGroup] = field(default_factory=list)
    more: int = 0
    keys: list[int] = field(default_factory=list)
    to_member: int = 0


def gather(
    readers: Mapping[int, Reader], subjects: Collection[Subject], now: datetime, content: ToldContent
) -> dict[int, Found]:
    """By member, for those who have anything; also fills in what the readers have stopped, and were e-mailed about.

    One query, and those of `ToldContent`. `subjects`: what the site's news are about.
    """
    by_member: dict[int, dict[Key, Row]] = {}
    for told in read_batch(readers, subjects, now) if readers else ():
        if not wants_in_digest(readers[told.recipient], told, now):
            continue
        decided = told.comment if told.kind in DECISION_KINDS else None
        key = Key(told.recipient, told.conversation, told.content_type, told.object_id, told.kind, decided)
        row = by_member.setdefault(told.recipient, {}).setdefault(key, Row(told))
        row.newest = told
        row.keys.append(told.pk)
    newest_first = {pk: sorted(rows.values(), key=lambda row: -row.newest.pk) for pk, rows in by_member.items()}
    # Some more are loaded than are shown, since some may not be shown.
    candidates = [row.newest for rows in newest_first.values() for row in rows[: 2 * MOST_ITEMS]]
    content.load(candidates, [readers[pk].member for pk in by_member])
    return {pk: found_for(readers[pk].member, rows, content) for pk, rows in newest_first.items()}


def wants_in_digest(reader: Reader, told: Told, now: datetime) -> bool:
    """Also what was to come straight away and could not, but not what the member has stopped since."""
    setting = SETTING_OF_KIND.get(told.kind, "")
    if reader.wants_none or (told.conversation and conversation_scope(told.conversation) in reader.stopped):
        return False
    chosen = getattr(reader.preferences, setting, Frequency.OFF)
    if chosen == Frequency.AT_ONCE:
        return now - told.created_at >= AT_ONCE_FOR and EMAIL_KIND_OF_SETTING[setting] not in reader.stopped
    return chosen == Frequency.DAILY or (chosen == Frequency.WEEKLY and reader.is_weekly)


def found_for(member: User, rows: list[Row], content: ToldContent) -> Found:
    """Of rows that were not loaded, only their number is told, and so not whether they can be read."""
    found = Found()
    for place, row in enumerate(rows):
        is_loaded = place < 2 * MOST_ITEMS
        if is_loaded and (content.is_sensitive(row.newest) or not content.may_be_read(row.newest, member)):
            continue
        if len(found.groups) < MOST_ITEMS and is_loaded:
            found.groups.append(NotificationGroup(notification_of(row.newest, content.of(row.newest)), len(row.keys)))
        else:
            found.more += 1
        found.keys += row.keys
        found.to_member += 0 if row.newest.kind in FOLLOWING else len(row.keys)
    return found


def notification_of(told: Told, about: Any) -> Notification:
    """As the templates take it, made of what was read."""
    own = Notification(pk=told.pk, recipient_id=told.recipient, kind=told.kind, detail=told.detail)
    if told.comment:
        own.comment = about
    else:
        own.subject = about
    return own
