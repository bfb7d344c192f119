"""What is new for members, gathered for their digests: a row for each conversation or other subject and kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from community.members.models import User
from community.notifications.grouping import NotificationGroup, load
from community.notifications.models import Frequency, Notification, Preferences
from community.notifications.muted import Muting
from community.notifications.settings.email_frequencies import SETTING_OF_KIND

from .at_once import AT_ONCE_FOR, may_be_told

#: Older ones stay on the site: after a pause nobody needs all of a month.
REACHES_BACK = timedelta(days=15)
#: So many rows are in one digest at most, whatever they are about.
MOST_ITEMS = 7
#: So many notifications are read together.
READ = 2_000


class Key(NamedTuple):
    recipient: int
    conversation: int | None
    content_type: int | None
    object_id: int | None
    kind: str


@dataclass
class Found:
    """For one member: the rows in the digest, and how many more there are."""

    groups: list[NotificationGroup] = field(default_factory=list)
    more: int = 0


@dataclass
class Gathered:
    keys: list[int]
    by_member: dict[int, Found]


def gather(people: Mapping[int, tuple[User, Preferences, bool]], now: datetime) -> Gathered:
    """`people`: by id the member, their preferences, and whether the weekly ones are due. Six queries and those for
    targets, however many members."""
    counts: dict[Key, int] = {}
    newest: dict[Key, int] = {}
    taken: list[int] = []
    muting = Muting.of(people)
    comment = ("comment__path", "comment__alias", "comment__user_id")
    columns = ("recipient_id", "comment__conversation_id", "content_type_id", "object_id", "kind")
    rows = Notification.objects.to_email().filter(recipient__in=people, created_at__gt=now - REACHES_BACK)
    found = rows.order_by("pk").values_list(*columns, "pk", "created_at", *comment)
    for *about, pk, created_at, path, alias, writer in found.iterator(READ):
        key = Key(*about)
        _, preferences, is_weekly = people[key.recipient]
        if not wants_in_digest(preferences, key.kind, is_weekly=is_weekly, age=now - created_at):
            continue
        taken.append(pk)
        is_own = writer == key.recipient
        if path is None or is_own or not muting.hides_row(key.recipient, path, key.conversation, alias, writer):
            counts[key] = counts.get(key, 0) + 1
            newest[key] = pk
    return Gathered(taken, shown(people, counts, newest, muting))


def wants_in_digest(preferences: Preferences, kind: str, *, is_weekly: bool, age: timedelta) -> bool:
    """Also what was to come straight away and could not."""
    chosen = getattr(preferences, SETTING_OF_KIND.get(kind, ""), Frequency.OFF)
    if chosen == Frequency.AT_ONCE:
        return age >= AT_ONCE_FOR
    return chosen == Frequency.DAILY or (chosen == Frequency.WEEKLY and is_weekly)


def shown(
    people: Mapping[int, tuple[User, Preferences, bool]], counts: dict[Key, int], newest: dict[Key, int], muting: Muting
) -> dict[int, Found]:
    """The newest first. Some more are loaded than are shown, since some may not be shown."""
    by_member: dict[int, list[Key]] = {}
    for key in sorted(newest, key=lambda key: -newest[key]):
        by_member.setdefault(key.recipient, []).append(key)
    candidates = [newest[key] for keys in by_member.values() for key in keys[: 2 * MOST_ITEMS]]
    loaded = load(Notification.objects.all(), candidates)
    found: dict[int, Found] = {}
    for pk, keys in by_member.items():
        member = people[pk][0]
        own = found.setdefault(pk, Found())
        for key in keys:
            row = loaded.get(newest[key])
            if len(own.groups) < MOST_ITEMS and row and may_be_told(row, member, muting):
                own.groups.append(NotificationGroup(row, counts[key]))
            elif row is None or may_be_told(row, member, muting):
                own.more += 1
    return found
