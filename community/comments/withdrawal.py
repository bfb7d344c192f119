"""Authors withdraw a comment: its text and everything about the author are erased; its place stays for the replies."""

from django.db import transaction

from .models import Comment, Feature
from .saved_drafts import delete_edit_drafts
from .states import change_status


def withdraw(comment: Comment) -> str:
    """Returns the status the comment had. Raises `TransitionNotAllowed` when it is removed or withdrawn."""
    with transaction.atomic():
        before = change_status(comment, Comment.Status.WITHDRAWN)
        erase_content(comment)
    return before


def erase_content(comment: Comment) -> None:
    """Erase the text, a guest's name and e-mail, the IP hash, and what is stored beside the row. The row stays."""
    comment.comment = comment.body_html = comment.language = ""
    comment.user_name = comment.user_email = comment.ip_hash = ""
    comment.save(update_fields=["comment", "body_html", "language", "user_name", "user_email", "ip_hash"])
    comment.earlier_texts.all().delete()
    Feature.objects.filter(comment=comment).delete()
    delete_edit_drafts(comment)
