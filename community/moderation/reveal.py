"""Revealing who wrote a comment without a name. Each time it is logged and the member is told."""

from django.db import transaction

from community.comments.models import Comment
from community.members.models import User
from community.notifications.announcements import send_announcement
from community.notifications.models import Notification

from .models import Act, Decision, IdentityReveal
from .reveal_email import send_reveal_email


class AuthorUnknown(Exception):
    """The comment has a name already, or its author has deleted their account."""


def reveal_identity(comment: Comment, *, by: User, reason: str, note: str) -> User:
    """Returns the author. This is the only way to learn it. `reason` is one of `RevealReason`.

    Raises `AuthorUnknown`.
    """
    if not comment.alias or comment.user is None:
        raise AuthorUnknown
    with transaction.atomic():
        identity_reveal = IdentityReveal.objects.create(comment=comment, by=by, reason=reason, note=note)
        why = identity_reveal.get_reason_display()
        Decision.objects.record(comment, Act.REVEAL, actor=by, before=comment.status, note=why)
        send_announcement(identity_reveal, kind=Notification.Kind.REVEALED, recipients=[comment.user.pk])
        send_reveal_email.call(identity_reveal.pk)
    return comment.user
