"""A moderator takes words out of a comment. A mark says so to every reader; moderators still see the earlier text."""

from django.db import transaction
from django.utils import timezone

from .editing import EDITABLE, fingerprint
from .markdown import to_html
from .models import Comment, Conversation, EarlierText
from .targets import conversation_changed

#: Where the words stood. Markdown leaves it as it is.
MARK = "[removed by a moderator]"


class DetailNotRemoved(Exception):
    """Nothing was changed. The message tells the moderator why."""


def without_detail(text: str, detail: str) -> str:
    """The text with the mark in place of these words, wherever they stand. Raises `DetailNotRemoved`."""
    detail = detail.replace("\r\n", "\n").strip()
    if not detail or detail in MARK:
        raise DetailNotRemoved("Please say which words: exactly as they stand there.")
    if detail not in text:
        raise DetailNotRemoved("These words don’t stand there. Please copy them exactly as they are.")
    shorter = text.replace(detail, MARK)
    if not shorter.replace(MARK, "").strip():
        raise DetailNotRemoved("Nothing would be left: please remove the comment instead.")
    return shorter


def remove_detail(comment: Comment, detail: str, *, has_read: str) -> None:
    """`has_read`: the fingerprint of the text that the moderator read; "" skips that check.

    Raises `DetailNotRemoved`."""
    with transaction.atomic():
        lock(comment)
        if has_read and fingerprint(comment.comment) != has_read:
            raise DetailNotRemoved("The text has changed since you read it. Please read it again.")
        replace_text(comment, without_detail(comment.comment, detail))


def brings_back(before: str, after: str) -> bool:
    """Whether an edit takes a mark away. Then a moderator looks first what stands there instead."""
    return after.count(MARK) < before.count(MARK)


def put_detail_back(comment: Comment) -> None:
    """The text as it was before the last detail was removed. Raises `DetailNotRemoved` if it was changed since."""
    with transaction.atomic():
        lock(comment)
        earlier = comment.earlier_texts.first()
        if earlier is None or MARK not in comment.comment or earlier.body.count(MARK) >= comment.comment.count(MARK):
            raise DetailNotRemoved("The text has changed since, and stays as it is.")
        body = earlier.body
        earlier.delete()
        replace_text(comment, body, keep=False)


def lock(comment: Comment) -> None:
    Conversation.objects.select_for_update().get(pk=comment.conversation_id)
    comment.refresh_from_db(fields=["comment", "status"])
    if comment.status not in EDITABLE:
        raise DetailNotRemoved(f"The comment is {comment.get_status_display()} by now, and stays as it is.")


def replace_text(comment: Comment, body: str, *, keep: bool = True) -> None:
    if keep:
        EarlierText.objects.create(comment=comment, body=comment.comment)
    comment.comment, comment.body_html, comment.edited_at = body, to_html(body), timezone.now()
    comment.save(update_fields=["comment", "body_html", "edited_at"])
    conversation_changed(comment.conversation)
