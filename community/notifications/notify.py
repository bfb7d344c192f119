"""Who hears of a comment that has just been published. In-site notices for now; letters and digests come later."""

from community.comments.models import Comment

from .models import Notice


def notify(comment: Comment) -> None:
    """Tell the person answered, and the authors of what is talked about; each once, nobody of their own comment."""
    target = comment.conversation.target
    recipients = set(target.comment_authors()) if target else set()
    kinds = dict.fromkeys(recipients, Notice.Kind.ON_YOURS)
    if comment.reply_to and comment.reply_to.user_id:
        kinds[comment.reply_to.user_id] = Notice.Kind.REPLY
    kinds.pop(comment.user_id, None)
    Notice.objects.bulk_create(
        [Notice(recipient_id=member_id, comment=comment, kind=kind) for member_id, kind in sorted(kinds.items())],
        ignore_conflicts=True,
    )
