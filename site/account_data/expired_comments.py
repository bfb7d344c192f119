"""What `manage.py purge` deletes of comments that are older than `settings.RETENTION_DAYS` allows.

Each function takes the moment before which rows are due, and returns how many it changed or deleted.
"""

from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from community.comments.models import Comment, CommentQuerySet, Confirmation
from community.comments.withdrawal import erase_content
from community.moderation.decisions import ACTS_ABOUT_AUTHORS

Status = Comment.Status


def purge_ip_hashes(before: datetime) -> int:
    return Comment.objects.filter(submit_date__lt=before).exclude(ip_hash="").update(ip_hash="")


def purge_unconfirmed_comments(before: datetime) -> int:
    """Delete the rows: they were never public, so nobody replied to them."""
    return _delete(Comment.objects.filter(status=Status.UNCONFIRMED, submit_date__lt=before))


def purge_guest_links(before: datetime) -> int:
    """Delete the links with which guests withdraw comments. The comments stay
    (docs/features/your-data-and-retention.md)."""
    since = Coalesce("confirmed_at", "expires_at")
    return Confirmation.objects.alias(since=since).filter(since__lt=before).delete()[0]


def purge_spam(before: datetime) -> int:
    """Erase the text of spam, and delete the rows that nothing needs.

    Two kinds of rows stay: those with replies, and those of an anonymous author whose standing was changed because of
    it, since without the comment the moderation log would name the author.
    """
    due = Comment.objects.filter(status=Status.SPAM, submit_date__lt=before)
    answered = Q(nested_count__gt=0) | Q(answers__isnull=False)
    anonymous = Q(alias__gt="", decisions__act__in=ACTS_ABOUT_AUTHORS)
    kept = Comment.objects.filter(pk__in=list(due.filter(answered | anonymous).values_list("pk", flat=True)))
    erased = list(kept.exclude(comment=""))
    for comment in erased:
        erase_content(comment)
    return len(erased) + _delete(due.exclude(pk__in=kept))


def _delete(comments: CommentQuerySet) -> int:
    keys = list(comments.values_list("pk", flat=True))
    Comment.objects.filter(pk__in=keys).delete()
    return len(keys)
