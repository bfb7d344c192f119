"""What is forgotten when: one table, `settings.RETENTION_DAYS`, which the privacy page shows as well."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from community.comments.models import Comment, CommentQuerySet, Confirmation, SavedDraft, Visit
from community.comments.withdrawal import erase_content
from community.members.models import User
from community.moderation.decisions import ACTS_ABOUT_AUTHORS
from community.notifications.models import Notification

from .deletion import delete_account
from .models import DeletionRequest, Export

logger = logging.getLogger(__name__)

Status = Comment.Status


def purge(now: datetime | None = None) -> dict[str, int]:
    """Forget what is due; how much of each kind it was. Safe to run at any time, as often as one likes."""
    now = now or timezone.now()
    counts = {kind: act(now - timedelta(days=settings.RETENTION_DAYS[kind])) for kind, act in PURGES.items()}
    return counts | {"deletions": carry_out_deletions(now), "ended sessions": delete_ended_sessions(now)}


def ip_hashes(before: datetime) -> int:
    return Comment.objects.filter(submit_date__lt=before).exclude(ip_hash="").update(ip_hash="")


def unconfirmed_comments(before: datetime) -> int:
    """Never shown and never answered, so the rows can go whole."""
    return _delete(Comment.objects.filter(status=Status.UNCONFIRMED, submit_date__lt=before))


def guest_links(before: datetime) -> int:
    """The comment stays; its guest writes to us from then on (decision 0041)."""
    since = Coalesce("confirmed_at", "expires_at")
    return Confirmation.objects.alias(since=since).filter(since__lt=before).delete()[0]


def unverified_accounts(before: datetime) -> int:
    """Begun, and neither the address confirmed nor anything done since. Whoever was given a role is awaited longer."""
    begun = User.objects.filter(last_login=None, date_joined__lt=before, is_staff=False, is_superuser=False)
    unconfirmed = begun.filter(emailaddress__verified=False).exclude(emailaddress__verified=True)
    idle = unconfirmed.filter(groups=None, comment_comments=None, authorships=None)
    keys = list(idle.values_list("pk", flat=True).distinct())
    User.objects.filter(pk__in=keys).delete()
    return len(keys)


def spam(before: datetime) -> int:
    """The words go. The place stays where others replied before it was found out, and where the log knows a writer
    without a name by it: without the comment the log would say who it was."""
    due = Comment.objects.filter(status=Status.SPAM, submit_date__lt=before)
    answered = Q(nested_count__gt=0) | Q(answers__isnull=False)
    sealed = Q(alias__gt="", decisions__act__in=ACTS_ABOUT_AUTHORS)
    staying = Comment.objects.filter(pk__in=list(due.filter(answered | sealed).values_list("pk", flat=True)))
    for comment in (scrubbed := list(staying.exclude(comment=""))):
        erase_content(comment)
    return len(scrubbed) + _delete(due.exclude(pk__in=staying))


def _delete(comments: CommentQuerySet) -> int:
    keys = list(comments.values_list("pk", flat=True))
    Comment.objects.filter(pk__in=keys).delete()
    return len(keys)


def drafts(before: datetime) -> int:
    return SavedDraft.objects.filter(saved_at__lt=before).delete()[0]


def visits(before: datetime) -> int:
    return Visit.objects.filter(seen_at__lt=before).delete()[0]


def notifications(before: datetime) -> int:
    return Notification.objects.filter(created_at__lt=before).delete()[0]


def exports(before: datetime) -> int:
    since = Coalesce("made_at", "asked_at")
    due = Export.objects.alias(since=since).filter(since__lt=before)
    for export in due.exclude(file=""):
        export.file.delete(save=False)
    return due.delete()[0]


def tasks(before: datetime) -> int:
    return DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()[0]


def carry_out_deletions(now: datetime) -> int:
    """One that fails is tried again the next time, and holds up nobody else."""
    gone = 0
    for pk in list(DeletionRequest.objects.filter(due_at__lte=now).values_list("pk", flat=True)):
        try:
            gone += _carry_out_deletion(pk)
        except Exception:
            logger.exception("Departure %s is still to be done", pk)
    return gone


@transaction.atomic
def _carry_out_deletion(pk: int) -> bool:
    """False for who has just said that they stay, or was let go by another purge."""
    deletion_request = DeletionRequest.objects.select_for_update().filter(pk=pk).first()
    if deletion_request:
        delete_account(deletion_request)
    return deletion_request is not None


def delete_ended_sessions(now: datetime) -> int:
    ended, _ = Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return ended


PURGES: dict[str, Callable[[datetime], int]] = {
    "ip_hashes": ip_hashes,
    "unconfirmed_comments": unconfirmed_comments,
    "guest_links": guest_links,
    "unverified_accounts": unverified_accounts,
    "spam": spam,
    "drafts": drafts,
    "visits": visits,
    "notifications": notifications,
    "exports": exports,
    "tasks": tasks,
}
