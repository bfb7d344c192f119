"""What a digest has to know of its members, in one query for a batch of them: what they have stopped, what of the
site's news they were e-mailed about, and what is new for them. Three SELECTs with the same columns, by UNION ALL."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import QuerySet, Value

from community.notifications.delivery.email_suppression import EmailSuppression, hashes_of
from community.notifications.models import Notification
from community.notifications.muted import muted
from community.notifications.site_news import Subject

from .digest_reader import Reader
from .told_content import Told

#: Older ones stay on the site: after a pause nobody needs all of a month.
REACHES_BACK = timedelta(days=15)
#: So many rows are read together.
READ = 2_000
#: The fields of `Told`.
COLUMNS = (
    *("pk", "recipient_id", "kind", "detail", "created_at", "comment_id", "comment__conversation_id"),
    *("content_type_id", "object_id", "comment__alias", "comment__edited_at"),
)
#: The SELECTs, in the order in which their rows come.
STOPPED, EMAILED, NEW = 1, 2, 3


def read_batch(readers: Mapping[int, Reader], subjects: Collection[Subject], now: datetime) -> Iterator[Told]:
    """What is new for these members, oldest first. Until the first one comes, `stopped` and `emailed` are filled in.

    subjects: what the site's news are about.
    """
    by_hash: dict[str, list[Reader]] = {}
    for reader in readers.values():
        for address_hash in hashes_of(reader.member.email):
            by_hash.setdefault(address_hash, []).append(reader)
    others = [stopped_by(by_hash), *([emailed_about(subjects, readers)] if subjects else ())]
    rows = unheard(readers, now).union(*others, all=True).order_by("part", "pk")
    for part, *columns in rows.iterator(READ):
        told = Told(*columns)
        if part == STOPPED:
            for reader in by_hash[told.detail]:
                reader.stopped.add(told.kind)
        elif part == EMAILED:
            about = Subject(told.content_type or 0, told.object_id or 0)
            readers[told.recipient].emailed.update({about} & set(subjects))
        else:
            yield told


def unheard(members: Collection[int], now: datetime) -> QuerySet[Any, Any]:
    rows = Notification.objects.to_email().filter(recipient__in=members, created_at__gt=now - REACHES_BACK)
    return rows.exclude(muted()).order_by().annotate(part=Value(NEW)).values_list("part", *COLUMNS)


def emailed_about(subjects: Collection[Subject], members: Collection[int]) -> QuerySet[Any, Any]:
    """What was told by newsletter, straight away or in a digest."""
    rows = Notification.objects.filter(recipient__in=members, object_id__in={subject.pk for subject in subjects})
    rows = rows.exclude(emailed_at=None).order_by()
    return rows.annotate(part=Value(EMAILED)).values_list("part", *COLUMNS)


def stopped_by(hashes: Collection[str]) -> QuerySet[Any, Any]:
    """The scope stands in the column of the kind, the hash of the address in that of the detail."""
    rows = EmailSuppression.objects.filter(address_hash__in=hashes)
    number, text = models.BigIntegerField(), models.TextField()
    return rows.annotate(
        part=Value(STOPPED),
        nobody=Value(0),
        none=Value(None, number),
        no_text=Value(None, text),
        never=Value(None, models.DateTimeField()),
    ).values_list(
        *("part", "pk", "nobody", "scope", "address_hash", "created_at", "none", "none"),
        *("none", "none", "no_text", "never"),
    )
