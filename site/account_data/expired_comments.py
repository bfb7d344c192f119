"""What `manage.py purge` deletes of comments that are older than `settings.RETENTION_DAYS` allows.

Each function takes the moment before which rows are due, and returns how many it changed or deleted.
"""

from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from community.comments.models import Comment, CommentQuerySet, Confirmation
from community.comments.withdrawal import erase_content
from community.moderation.possible_acts import ACTS_ABOUT_AUTHORS
from community.moderation.waiting_time import has_status_since
from community.notifications.models import Subscription

from .short_transactions import apply_to_locked

Status = Comment.Status


def purge_ip_hashes(before: datetime) -> int:
    return Comment.objects.filter(submit_date__lt=before).exclude(ip_hash="").update(ip_hash="")


def purge_unconfirmed_comments(before: datetime) -> int:
    """Delete the rows: they were never public, so nobody replied to them."""
    due = Comment.objects.filter(status=Status.UNCONFIRMED, submit_date__lt=before)
    return apply_to_locked(due, CommentQuerySet.delete)


def purge_guest_links(before: datetime) -> int:
    """Delete the links with which guests withdraw comments, and with them whom answers are told to. The comments stay
    (docs/features/your-data-and-retention.md). A newsletter ends when its guest ends it."""
    answers = Subscription.objects.filter(member=None).exclude(origin=Subscription.Origin.FORM)
    answers.filter(created_at__lt=before).delete()
    since = Coalesce("confirmed_at", "expires_at")
    return Confirmation.objects.alias(since=since).filter(since__lt=before).delete()[0]


def purge_spam(before: datetime) -> int:
    """Erase the text of spam, and delete the rows that nothing needs. Its days count from when it was marked.

    Two kinds of rows stay: those with replies, and those of an anonymous author whose standing was changed because of
    it, since without the comment the moderation log would name the author.
    """
    spam = Comment.objects.filter(status=Status.SPAM, submit_date__lt=before)
    due = spam.alias(since=has_status_since(Status.SPAM)).filter(since__lt=before)
    answered = Q(nested_count__gt=0) | Q(answers__isnull=False)
    anonymous = Q(alias__gt="", decisions__act__in=ACTS_ABOUT_AUTHORS)
    erased = apply_to_locked(due.filter(answered | anonymous).exclude(comment=""), erase_all)
    return erased + apply_to_locked(due.exclude(answered).exclude(anonymous), CommentQuerySet.delete)


def erase_all(comments: CommentQuerySet) -> None:
    for comment in comments:
        erase_content(comment)
