"""Authors edit their comments for a while after posting. The earlier text is kept for moderators."""

import hashlib

from django.db import transaction
from django.utils import timezone

from community.text.languages import guess_language

from .markdown import to_html
from .models import Comment, Conversation, EarlierText

#: Spam has to be written anew, and a removed comment stays removed.
EDITABLE = frozenset({Comment.Status.PUBLISHED, Comment.Status.HELD})


class EditedElsewhere(Exception):
    """The text has changed since its author opened the form."""


class NotEditable(Exception):
    """The comment was withdrawn, removed or marked as spam in the meantime."""


def fingerprint(text: str) -> str:
    """A hash of the text, to tell later whether it is still the text that somebody saw in a form."""
    return hashlib.sha256(text.encode()).hexdigest()


def edit_comment(comment: Comment, body: str, *, instead_of: str, language: str = "") -> bool:
    """Replace the text, if it is still the one with the fingerprint `instead_of`. False when the new text is the same;
    its language is changed all the same. `language` is the one the author chose; "" guesses it.

    Locks the conversation and reads the row again. Raises `EditedElsewhere` when another tab was quicker, so that its
    text is not overwritten, and `NotEditable`.
    """
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        comment.refresh_from_db(fields=["comment", "status"])
        if comment.status not in EDITABLE:
            raise NotEditable
        before, comment.language = comment.language, language or guess_language(body)
        if comment.comment == body:
            if comment.language != before:
                comment.save(update_fields=["language"])
            return False
        if fingerprint(comment.comment) != instead_of:
            raise EditedElsewhere
        EarlierText.objects.create(comment=comment, body=comment.comment)
        comment.comment = body
        comment.body_html = to_html(body)
        comment.edited_at = timezone.now()
        comment.save(update_fields=["comment", "body_html", "edited_at", "language"])
    return True
