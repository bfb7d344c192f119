"""Changing one's own words, for a while. What stood there before is kept for moderators."""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from community.members.standing import Standing
from community.members.standing_limits import limits_of

from .markdown import to_html
from .models import Comment, Conversation, EarlierText

#: What its author may still change: what was refused is written anew, what was taken down stays so.
EDITABLE = frozenset({Comment.Status.PUBLISHED, Comment.Status.HELD})


class EditedElsewhere(Exception):
    """The comment no longer says what its author saw when the form was opened."""


class NotEditable(Exception):
    """Withdrawn, removed or refused meanwhile."""


def edit_minutes(standing: Standing) -> int:
    return settings.COMMENT_EDIT_MINUTES * limits_of(standing).edit_times


def is_within_edit_time(written_at: datetime, now: datetime, standing: Standing = Standing.TRUSTED) -> bool:
    """Without a standing, whether anybody at all would be: for offering what is checked when it is asked for."""
    return now - written_at < timedelta(minutes=edit_minutes(standing))


def fingerprint(text: str) -> str:
    """Of a text in a form, to tell later whether it is still the one that was edited."""
    return hashlib.sha256(text.encode()).hexdigest()


def edit_comment(comment: Comment, body: str, *, instead_of: str) -> bool:
    """Give the comment these words, if it still says those with the fingerprint `instead_of`; False for the same words.

    Locks the conversation and reads the row again: of two tabs the second one is told, not the first one overwritten.
    """
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        comment.refresh_from_db(fields=["comment", "status"])
        if comment.status not in EDITABLE:
            raise NotEditable
        if comment.comment == body:
            return False
        if fingerprint(comment.comment) != instead_of:
            raise EditedElsewhere
        EarlierText.objects.create(comment=comment, body=comment.comment)
        comment.comment = body
        comment.body_html = to_html(body)
        comment.edited_at = timezone.now()
        comment.save(update_fields=["comment", "body_html", "edited_at"])
    return True
