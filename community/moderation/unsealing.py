"""Opening the seal: looking who wrote a comment without a name. Written down, and told to the member, each time."""

from functools import partial

from django.db import transaction

from community.comments.models import Comment
from community.members.models import User
from community.notifications.models import Notice
from community.notifications.news import tell_of

from . import letters
from .models import Act, Decision, Unsealing


class NobodyToName(Exception):
    """The comment stands under a name, or its author has left."""


def open_seal(comment: Comment, *, by: User, reason: str, note: str) -> User:
    """Who it is. There is no other way to learn it, and none without a trace."""
    if not comment.alias or comment.user is None:
        raise NobodyToName
    with transaction.atomic():
        unsealing = Unsealing.objects.create(comment=comment, by=by, reason=reason, note=note)
        why = unsealing.get_reason_display()
        Decision.objects.record(comment, Act.UNSEAL, actor=by, before=comment.status, note=why)
        tell_of(unsealing, kind=Notice.Kind.UNSEALED, recipients=[comment.user.pk])
        transaction.on_commit(partial(letters.tell_of_unsealing.enqueue, unsealing.pk), robust=True)
    return comment.user
