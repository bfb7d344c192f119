"""Who hears of a comment that has just been published. On the site for now; e-mail and digests come later."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser

from community.comments.markdown import members_mentioned
from community.comments.models import Comment
from community.conversations.mutes import members_muting

from .models import Notification, Subscription

Kind = Notification.Kind

#: Whoever names more people than this calls nobody.
MAX_MENTIONS = 5


def notify(comment: Comment) -> None:
    """Everybody who should hear of it, each once, nobody of their own comment."""
    Notification.objects.bulk_create(
        [
            Notification(recipient_id=pk, comment=comment, kind=kind)
            for pk, kind in sorted(kinds_by_recipient(comment).items())
        ],
        ignore_conflicts=True,
    )


def notify_mentioned(comment: Comment) -> None:
    """Only those whom the words name: after an edit, which is no news to anybody else."""
    mentioned = mentioned_readers(comment)
    silent = {comment.user_id} | members_muting(comment, mentioned)
    Notification.objects.bulk_create(
        [
            Notification(recipient_id=pk, comment=comment, kind=Kind.MENTION)
            for pk in sorted(mentioned)
            if pk not in silent
        ],
        ignore_conflicts=True,
    )


def kinds_by_recipient(comment: Comment) -> dict[int, Kind]:
    """Why each of them is told: of several reasons the one that concerns them most, which stands first here."""
    target = comment.conversation.target
    reasons: list[tuple[Kind, Iterable[int]]] = [
        (Kind.REPLY, [comment.reply_to.user_id] if comment.reply_to and comment.reply_to.user_id else []),
        (Kind.MENTION, mentioned_readers(comment)),
        (Kind.ON_YOURS, target.comment_authors() if target else []),
        (Kind.FOLLOWED, followers_of(comment)),
    ]
    kinds: dict[int, Kind] = {}
    for kind, people in reasons:
        for pk in people:
            kinds.setdefault(pk, kind)
    for pk in {comment.user_id} | members_muting(comment, kinds):
        kinds.pop(pk, None)
    return kinds


def mentioned_readers(comment: Comment) -> list[int]:
    """The first few whom the comment names and who may read it."""
    target = comment.conversation.target
    named = members_mentioned(comment.comment)[:MAX_MENTIONS]
    return [member.pk for member in named if target is None or target.may_be_read_by(member)]


def followers_of(comment: Comment) -> Iterable[int]:
    """Who follows the conversation and may still read what it is about: a page can be restricted later."""
    target = comment.conversation.target
    subscriptions = Subscription.objects.filter(conversation=comment.conversation_id)
    if target is None or target.may_be_read_by(AnonymousUser()):
        return subscriptions.values_list("member_id", flat=True)
    readers = (subscription.member for subscription in subscriptions.select_related("member"))
    return [member.pk for member in readers if target.may_be_read_by(member)]
