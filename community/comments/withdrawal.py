"""Taking one's own words back: the place may stay, for the replies below it; the words and the address do not."""

from django.db import transaction

from .models import Comment, Feature
from .saved_drafts import delete_edit_drafts
from .states import change_status


def withdraw(comment: Comment) -> str:
    """Returns the status the comment had; raises `NotAllowed` when there is nothing to withdraw any more."""
    with transaction.atomic():
        before = change_status(comment, Comment.Status.WITHDRAWN)
        erase_content(comment)
    return before


def erase_content(comment: Comment) -> None:
    """The words, a guest's name and the address leave the row, and whatever was kept beside it; the place stays."""
    comment.comment = comment.body_html = ""
    comment.user_name = comment.user_email = comment.ip_hash = ""
    comment.save(update_fields=["comment", "body_html", "user_name", "user_email", "ip_hash"])
    comment.earlier_texts.all().delete()
    Feature.objects.filter(comment=comment).delete()
    delete_edit_drafts(comment)
