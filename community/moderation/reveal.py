"""Opening the seal: looking who wrote a comment without a name. Written down, and told to the member, each time."""

from functools import partial

from django.db import transaction

from community.comments.models import Comment
from community.members.models import User
from community.notifications.announcements import send_announcement
from community.notifications.models import Notification

from . import reveal_email
from .models import Act, Decision, IdentityReveal


class AuthorUnknown(Exception):
    """The comment stands under a name, or its author has left."""


def reveal_identity(comment: Comment, *, by: User, reason: str, note: str) -> User:
    """Who it is. There is no other way to learn it, and none without a trace."""
    if not comment.alias or comment.user is None:
        raise AuthorUnknown
    with transaction.atomic():
        identity_reveal = IdentityReveal.objects.create(comment=comment, by=by, reason=reason, note=note)
        why = identity_reveal.get_reason_display()
        Decision.objects.record(comment, Act.REVEAL, actor=by, before=comment.status, note=why)
        send_announcement(identity_reveal, kind=Notification.Kind.REVEALED, recipients=[comment.user.pk])
        transaction.on_commit(partial(reveal_email.send_reveal_email.enqueue, identity_reveal.pk), robust=True)
    return comment.user
