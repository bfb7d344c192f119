"""A comment that is kept quiet is read on its own page and nowhere else: not in e-mails, feeds or searches."""

from django.db import transaction

from .models import Comment, Conversation
from .targets import conversation_changed


def keep_quiet(comment: Comment, is_quiet: bool) -> None:
    """Nothing of it is seen on the comment's page, so nobody can tell which ones are."""
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        comment.refresh_from_db(fields=["is_kept_quiet"])
        if comment.is_kept_quiet == is_quiet:
            return
        comment.is_kept_quiet = is_quiet
        comment.save(update_fields=["is_kept_quiet"])
        conversation_changed(conversation)
