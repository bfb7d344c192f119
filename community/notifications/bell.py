"""What the bell in the header shows: how much is unread. One query for each page of a member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from community.comments.models import Conversation
from community.members.models import User
from community.members.prepared_query import PreparedQuery

from .announcements import notifications_about
from .models import Kind, Notification

#: More are not counted: the bell says "99+".
MAX_COUNT = 100


class Unread(NamedTuple):
    conversation: int | None
    content_type: int | None
    object_id: int | None


@dataclass(frozen=True)
class Bell:
    unread: list[Unread]

    @classmethod
    def of(cls, member: User) -> Bell:
        return cls([Unread(*row) for row in UNREAD.rows(member.pk)])

    @property
    def count(self) -> int:
        return len(self.unread)

    @property
    def label(self) -> str:
        return str(self.count) if self.count < MAX_COUNT else f"{MAX_COUNT - 1}+"


def _unread(member: int) -> QuerySet[Any, Any]:
    found = Notification.objects.filter(recipient=member).standing().unread().order_by()
    return found.values_list("comment__conversation_id", "content_type_id", "object_id")[:MAX_COUNT]


UNREAD = PreparedQuery(_unread)


def bell_of(request: HttpRequest) -> Bell | None:
    """The same one for the whole request; None, without a query, for a stranger."""
    if not isinstance(request.user, User):
        return None
    known = vars(request)
    if "_bell" not in known:
        known["_bell"] = Bell.of(request.user)
    bell: Bell = known["_bell"]
    return bell


def mark_as_seen(request: HttpRequest, subject: models.Model, conversation: Conversation | None) -> None:
    """A member opens the page of this subject, and so its conversation: what is told of them is read.

    Not that a comment of theirs was removed, which the page does not show. No query if nothing of it is unread.
    """
    bell = bell_of(request)
    if bell is None or request.method != "GET":
        return
    here = [row for row in bell.unread if row.object_id == subject.pk or is_in(row, conversation)]
    if not here and bell.count < MAX_COUNT:
        return
    about = Q(pk__in=notifications_about(subject).values("pk"))
    if conversation:
        about |= Q(comment__conversation=conversation) & ~Q(kind=Kind.REMOVED)
    own = Notification.objects.filter(about, recipient=request.user.pk, read_at=None)
    Notification.objects.filter(pk__in=list(own.values_list("pk", flat=True))).update(read_at=timezone.now())
    del vars(request)["_bell"]


def is_in(row: Unread, conversation: Conversation | None) -> bool:
    return conversation is not None and row.conversation == conversation.pk
