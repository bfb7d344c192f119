"""Who is notified of a comment: the member it replies to, those it mentions, the authors of the page, its followers."""

from collections.abc import Collection, Iterable, Mapping

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser

from community.comments.markdown import members_mentioned
from community.comments.models import Comment
from community.conversations.mutes import members_muting
from community.members.models import User

from .models import Notification, Subscription

Kind = Notification.Kind

#: A comment that mentions more members notifies only the first five. The other mentions are links all the same.
MAX_MENTIONS = 5


def notify(comment: Comment) -> None:
    """Called when a comment is published. Calling it again notifies nobody twice."""
    _create(comment, kinds_by_recipient(comment))


def notify_mentioned(comment: Comment) -> None:
    """Called after an edit: only the members mentioned, and of these only who has no notification of it yet."""
    named = mentioned_members(comment)
    excluded = writers_of(comment) | members_muting(comment, named)
    _create(comment, {pk: Kind.MENTION for pk in named if pk not in excluded})


def _create(comment: Comment, kinds: Mapping[int, Kind]) -> None:
    recipients = readers_among(kinds, comment)
    notifications = [Notification(recipient_id=pk, comment=comment, kind=kinds[pk]) for pk in sorted(recipients)]
    Notification.objects.bulk_create(notifications, ignore_conflicts=True)


def kinds_by_recipient(comment: Comment) -> dict[int, Kind]:
    """By member id, why they are notified. Whoever has several reasons gets the one that stands first here.

    Never the author of the comment, and nobody who has muted them or the thread.
    """
    target = comment.conversation.target
    reasons: list[tuple[Kind, Iterable[int]]] = [
        (Kind.REPLY, [comment.reply_to.user_id] if comment.reply_to and comment.reply_to.user_id else []),
        (Kind.MENTION, mentioned_members(comment)),
        (Kind.ON_YOURS, target.comment_authors() if target else []),
        (Kind.FOLLOWED, followers_of(comment)),
    ]
    kinds: dict[int, Kind] = {}
    for kind, members in reasons:
        for pk in members:
            kinds.setdefault(pk, kind)
    for pk in writers_of(comment) | members_muting(comment, kinds):
        kinds.pop(pk, None)
    return kinds


def writers_of(comment: Comment) -> set[int]:
    """The id of the member who wrote it, also as a guest whose address the member has confirmed since."""
    if comment.user_id or not comment.user_email:
        return {comment.user_id} if comment.user_id else set()
    owners = EmailAddress.objects.filter(email__iexact=comment.user_email, verified=True)
    return set(owners.values_list("user", flat=True))


def mentioned_members(comment: Comment) -> list[int]:
    """Ids of the first `MAX_MENTIONS` members whom the comment mentions, outside quotes."""
    return [member.pk for member in members_mentioned(comment.comment)[:MAX_MENTIONS]]


def followers_of(comment: Comment) -> Iterable[int]:
    return Subscription.objects.filter(conversation=comment.conversation_id).values_list("member_id", flat=True)


def readers_among(members: Collection[int], comment: Comment) -> Collection[int]:
    """The ids of those who may read the page. It may have been restricted since they wrote there or followed it."""
    target = comment.conversation.target
    if target is None or target.may_be_read_by(AnonymousUser()):
        return members
    return [pk for pk, member in User.objects.in_bulk(members).items() if target.may_be_read_by(member)]
