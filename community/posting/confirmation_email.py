"""The e-mail with a guest's link to one comment, which confirms it and then changes or withdraws it: written with the
comment, sent by the outbox."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from community.comments.models import Comment, Confirmation
from community.members.standing import Standing
from community.members.standing_limits import limits_of
from community.notifications.emails.email_message import build_email
from community.notifications.models import QueuedEmail

from .rate_limits import may_resend_confirmation

#: Between two e-mails about one comment, so that a button pressed twice sends one.
MINIMUM_PAUSE = timedelta(minutes=1)


@task()
def send_confirmation_email(comment_id: int) -> None:
    """Writes the e-mail, within the caller's transaction (`.call`). Nothing if the comment is no longer unconfirmed.

    The token is issued here, so that only the e-mail contains it, and the e-mail is encrypted until it is sent. It is a
    task because earlier versions queued it as one, and some may still wait.
    """
    comment = Comment.objects.filter(pk=comment_id, status=Comment.Status.UNCONFIRMED).first()
    if comment is None:
        return
    send_link(comment, template="confirm_comment")


def send_link_to_change(comment: Comment) -> None:
    """Instead of the question, to a guest who has confirmed the address in this browser before: the link that changes
    and withdraws the comment. Who reads this address also learns of it if somebody else sits at that browser."""
    send_link(comment, template="guest_comment")


def send_link(comment: Comment, *, template: str) -> None:
    token = Confirmation.objects.issue(comment)
    context = {
        "title": comment.conversation.target.title,
        "link": settings.SITE_URL + reverse("comment-confirm", args=[token]),
        "days": Confirmation.LASTS.days,
        "days_to_withdraw": settings.RETENTION_DAYS["guest_links"],
        "minutes_to_edit": limits_of(Standing.NEW).edit_time // timedelta(minutes=1),
    }
    build_email(template, context, to=comment.user_email, topic=topic_of(comment)).send()


def topic_of(comment: Comment) -> str:
    """An e-mail with a newer link replaces one that still waits: the older link no longer works."""
    return f"confirm-comment-{comment.pk}"


def resend_confirmation_email(comment: Comment) -> bool:
    """Sends a new link, which replaces the one before.

    False if nothing was sent: the last one was written a moment ago, the address has had enough for today, or the
    comment is no longer unconfirmed.
    """
    confirmation = Confirmation.objects.filter(comment=comment).first()
    if confirmation and confirmation.issued_at > timezone.now() - MINIMUM_PAUSE:
        return False
    if comment.status != Comment.Status.UNCONFIRMED or not may_resend_confirmation(comment.user_email):
        return False
    with transaction.atomic():
        send_confirmation_email.call(comment.pk)
    return True


def latest_email(comment: Comment) -> QueuedEmail | None:
    """How the newest e-mail about this comment is doing. None once its row was purged."""
    return QueuedEmail.objects.filter(topic=topic_of(comment), recipient=comment.user_email).last()
