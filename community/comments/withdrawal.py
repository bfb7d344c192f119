"""Authors withdraw a comment: its text and everything about the author are erased; its place stays for the replies."""

from collections.abc import Collection

from django.db import transaction

from . import states
from .models import Comment, Conversation, EarlierText, Feature
from .questions import forget_questions
from .saved_drafts import delete_edit_drafts


def withdraw(comment: Comment) -> str:
    """Returns the status the comment had. Raises `TransitionNotAllowed` when it is removed or withdrawn."""
    with transaction.atomic():
        before = states.change_status(comment, Comment.Status.WITHDRAWN)
        erase_content(comment)
    return before


def erase_content(comment: Comment) -> None:
    """Erase the text, a guest's name and e-mail, the IP hash, and what is stored beside the row. The row stays."""
    comment.comment = comment.body_html = comment.language = comment.content_note = ""
    comment.user_name = comment.user_email = comment.ip_hash = ""
    text = ["comment", "body_html", "language", "content_note"]
    comment.save(update_fields=[*text, "user_name", "user_email", "ip_hash"])
    comment.earlier_texts.all().delete()
    Feature.objects.filter(comment=comment).delete()
    forget_questions([comment.pk])
    delete_edit_drafts(comment.pk)


def withdraw_all(conversation: Conversation, comment_ids: Collection[int]) -> None:
    """`withdraw` for many comments of this conversation, in about as many queries as for one. Those that are removed
    or withdrawn keep their status, and what text they have left is erased. The conversation's row must be locked."""
    comments = Comment.objects.filter(pk__in=comment_ids)
    states.withdraw_all(conversation, comments)
    erased = ("comment", "body_html", "language", "content_note", "user_name", "user_email", "user_url", "ip_hash")
    comments.update(**dict.fromkeys(erased, ""))
    EarlierText.objects.filter(comment__in=comment_ids).delete()
    Feature.objects.filter(comment__in=comment_ids).delete()
    forget_questions(list(comment_ids))
    delete_edit_drafts(*comment_ids)
    Conversation.objects.renew_cache_version(conversation.pk)
