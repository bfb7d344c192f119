"""Deletes what is older than `settings.RETENTION_DAYS` allows; the privacy page shows the same table.

See docs/decisions/0015.
"""

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

from blog.newsletter.numbers import keep_numbers
from blog.newsletter.subscribing import purge_unconfirmed_subscriptions
from community.check_ins.reader_deletion import purge_answer_drafts
from community.comments.models import SavedDraft, Visit
from community.members.models import User
from community.members.unconfirmed_accounts import unconfirmed_accounts
from community.moderation.models import Appeal, MemberNote, Sanction, SpamBan
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.models import GuestAnswer, Notification, QueuedEmail
from community.spam.models import Example

from .deletion import carry_out_deletions
from .expired_comments import purge_guest_links, purge_ip_hashes, purge_spam, purge_unconfirmed_comments
from .expired_reports import (
    purge_ip_hashes_of_reports,
    purge_reports,
    purge_unconfirmed_reports,
    purge_worried_reports,
)
from .models import Export
from .orphaned_files import delete_orphaned_files


def purge(now: datetime | None = None) -> dict[str, int]:
    """Delete everything that is due at `now`; return how many of each kind. Running it again deletes nothing more."""
    now = now or timezone.now()
    counts = {kind: act(now - timedelta(days=settings.RETENTION_DAYS[kind])) for kind, act in PURGES.items()}
    orphaned = delete_orphaned_files(now - timedelta(days=settings.RETENTION_DAYS["exports"]))
    counts |= {"deletions": carry_out_deletions(now), "ended sessions": delete_ended_sessions(now)}
    return counts | {"files without a row": orphaned}


def purge_unverified_accounts(before: datetime) -> int:
    """Delete accounts that never confirmed an address and never did anything. Accounts with a role are kept."""
    keys = list(unconfirmed_accounts().filter(date_joined__lt=before).values_list("pk", flat=True).distinct())
    User.objects.filter(pk__in=keys).delete()
    return len(keys)


def purge_spam_examples(before: datetime) -> int:
    """What a model has learned of them goes when `manage.py train_spam` next trains it from scratch."""
    return Example.objects.filter(created_at__lt=before).delete()[0]


def purge_drafts(before: datetime) -> int:
    return SavedDraft.objects.filter(saved_at__lt=before).delete()[0]


def purge_visits(before: datetime) -> int:
    return Visit.objects.filter(seen_at__lt=before).delete()[0]


def purge_notifications(before: datetime) -> int:
    """Also which answers guests were told of."""
    answers = GuestAnswer.objects.filter(created_at__lt=before).delete()[0]
    return Notification.objects.filter(created_at__lt=before).delete()[0] + answers


def purge_read_notifications(before: datetime) -> int:
    return Notification.objects.filter(read_at__lt=before).delete()[0]


def purge_emails(before: datetime) -> int:
    """Delete the rows of e-mails that were sent or failed. One that waits is tried for a few days and then fails."""
    with transaction.atomic():
        keep_numbers(before)
        return QueuedEmail.objects.filter(Q(sent_at__lt=before) | Q(failed_at__lt=before)).delete()[0]


def purge_bounces(before: datetime) -> int:
    """Addresses that did not work are tried again. What somebody unsubscribed from is kept for good."""
    return EmailSuppression.objects.undeliverable().filter(created_at__lt=before).delete()[0]


def purge_appeals(before: datetime) -> int:
    """What was written in them, and answered. The log keeps that there was one, and how it ended."""
    return Appeal.objects.filter(decided_at__lt=before).delete()[0]


def purge_notes(before: datetime) -> int:
    """What moderators wrote down about somebody. The log keeps that there was something."""
    return MemberNote.objects.filter(created_at__lt=before).delete()[0]


def purge_sanctions(before: datetime) -> int:
    """Those that count no more, and are in force no more; of a ban, what would have undone it. The log keeps what was
    decided."""
    SpamBan.objects.filter(created_at__lt=before).delete()
    return Sanction.objects.filter(created_at__lt=before).exclude(until__gt=before).delete()[0]


def purge_exports(before: datetime) -> int:
    since = Coalesce("made_at", "asked_at")
    due = Export.objects.alias(since=since).filter(since__lt=before)
    for export in due.exclude(file=""):
        export.file.delete(save=False)
    return due.delete()[0]


def purge_tasks(before: datetime) -> int:
    return DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()[0]


def delete_ended_sessions(now: datetime) -> int:
    ended, _ = Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return ended


#: One function for each row of `settings.RETENTION_DAYS`; it gets the moment before which that kind is due.
PURGES: dict[str, Callable[[datetime], int]] = {
    "ip_hashes": lambda before: purge_ip_hashes(before) + purge_ip_hashes_of_reports(before),
    "unconfirmed_comments": purge_unconfirmed_comments,
    "unconfirmed_subscriptions": purge_unconfirmed_subscriptions,
    "guest_links": purge_guest_links,
    "unverified_accounts": purge_unverified_accounts,
    "spam": purge_spam,
    "spam_examples": purge_spam_examples,
    "drafts": purge_drafts,
    "answer_drafts": purge_answer_drafts,
    "visits": purge_visits,
    "notifications": purge_notifications,
    "read_notifications": purge_read_notifications,
    "appeals": purge_appeals,
    "sanctions": purge_sanctions,
    "notes": purge_notes,
    "exports": purge_exports,
    "tasks": purge_tasks,
    "emails": purge_emails,
    "bounces": purge_bounces,
    "reports": purge_reports,
    "worried_reports": purge_worried_reports,
    "unconfirmed_reports": purge_unconfirmed_reports,
}
