"""The list of notifications, in rows: one for each conversation and kind, those that are read apart from new ones.

Pages are found by key: a row's place is that of its newest notification. The number of queries is constant.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Case, Count, Max, Q, When

from .following.follow_kinds import title_of
from .following.subscriptions import load_targets
from .models import DECISION_KINDS, Notification, NotificationQuerySet

PAGE_SIZE = 20
#: Of a row that stands for more, so many of the newest writers are named.
MAX_NAMES = 3
#: So many of a page's newest notifications are read to find the names.
READ_FOR_NAMES = 200


class GroupKey(NamedTuple):
    conversation: int | None
    content_type: int | None
    object_id: int | None
    kind: str
    is_new: bool
    #: The comment, if it is about a decision: each is told by itself.
    decided: int | None = None


@dataclass(frozen=True)
class NotificationGroup:
    newest: Notification
    count: int
    #: Of those who wrote the newest, each once.
    names: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.newest.read_at is None

    @property
    def is_decision(self) -> bool:
        return self.newest.kind in DECISION_KINDS

    @property
    def why(self) -> str:
        """What the member follows, if that is the reason."""
        return title_of(self.newest.subscription, self.newest.recipient) if self.newest.subscription else ""


@dataclass(frozen=True)
class GroupPage:
    groups: list[NotificationGroup]
    #: Older rows come before this notification; None on the last page.
    next_before: int | None

    @property
    def new(self) -> list[NotificationGroup]:
        return [group for group in self.groups if group.is_new]

    @property
    def earlier(self) -> list[NotificationGroup]:
        return [group for group in self.groups if not group.is_new]


def group_page(notifications: NotificationQuerySet, *, before: int | None = None) -> GroupPage:
    """The newest rows, or those whose newest notification is older than the one with the id `before`."""
    keys = ("comment__conversation_id", "content_type_id", "object_id", "kind", "is_new", "decided")
    decided = Case(When(kind__in=DECISION_KINDS, then="comment_id"))
    groups = notifications.annotate(is_new=Q(read_at=None), decided=decided).order_by().values(*keys)
    groups = groups.annotate(newest=Max("pk"), count=Count("pk"))
    if before:
        groups = groups.filter(newest__lt=before)
    rows = list(groups.order_by("-newest").values_list(*keys, "newest", "count")[: PAGE_SIZE + 1])
    found = [(GroupKey(*row[:6]), row[6], row[7]) for row in rows]
    shown = found[:PAGE_SIZE]
    newest = load(notifications, [pk for _, pk, _ in shown])
    names = names_by_group(notifications, shown)
    return GroupPage(
        groups=[NotificationGroup(newest[pk], count, names.get(key, [])) for key, pk, count in shown if pk in newest],
        next_before=shown[-1][1] if len(found) > PAGE_SIZE else None,
    )


def load(notifications: NotificationQuerySet, pks: Collection[int]) -> dict[int, Notification]:
    """With what their texts need."""
    found = notifications.filter(pk__in=pks).select_related(
        "recipient", "comment__user", "comment__conversation", "comment__reply_to__user", "subscription"
    )
    rows = list(found.prefetch_related("comment__conversation__target", "subject"))
    load_targets([row.subscription for row in rows if row.subscription])
    return {row.pk: row for row in rows}


def names_by_group(
    notifications: NotificationQuerySet, shown: list[tuple[GroupKey, int, int]]
) -> dict[GroupKey, list[str]]:
    """The names of the newest writers, an alias where there is one. One query."""
    many = [key.conversation for key, _, count in shown if count > 1 and key.conversation]
    if not many:
        return {}
    first = shown[0][1]
    found = notifications.filter(pk__lte=first, comment__conversation__in=many).order_by("-pk")
    columns = ("comment__alias", "comment__user__display_name", "comment__user_name")
    names: dict[GroupKey, list[str]] = {}
    rows = found.values_list("comment__conversation_id", "kind", "read_at", *columns)[:READ_FOR_NAMES]
    for conversation, kind, read_at, *called in rows:
        named = names.setdefault(GroupKey(conversation, None, None, kind, read_at is None), [])
        name = next(filter(None, called), "")
        if name and name not in named and len(named) < MAX_NAMES:
            named.append(name)
    return names


def same_group(newest: Notification) -> Q:
    """The unread notifications of the row with this one, which are not newer than it."""
    if newest.comment is None or newest.kind in DECISION_KINDS:
        return Q(pk=newest.pk)
    return Q(pk__lte=newest.pk, kind=newest.kind, comment__conversation=newest.comment.conversation_id)
