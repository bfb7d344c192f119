"""Who is notified of a comment: the member it replies to, those it mentions, the authors of the page, its followers.

Its author is told what a moderator decided about it (`notify_author`).
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Q
from django_tasks import task

from community.comments.markdown import members_mentioned
from community.comments.models import Comment, Conversation
from community.comments.path import ancestor_ids
from community.comments.targets import load_restrictions
from community.conversations.mutes import members_muting
from community.members.models import User

from .emails.guest_emails import remember_for_guests
from .following.subscription import Subscription, SubscriptionQuerySet
from .models import Kind, Notification, PendingNotification

#: A comment that mentions more members notifies only the first five. The other mentions are links all the same.
MAX_MENTIONS = 5
#: With more followers a task notifies them, so that the writer need not wait for it.
FOLLOWERS_AT_ONCE = 50
#: So many are read, and written, at a time.
BATCH = 500


class Reason(NamedTuple):
    kind: Kind
    #: The id of the recipient's subscription, if one is the reason.
    subscription: int | None = None


def notify(comment: Comment) -> bool:
    """Calling it again notifies nobody twice. False if a task has yet to notify the followers."""
    followers = list(followers_of(comment)[: FOLLOWERS_AT_ONCE + 1])
    if is_for_a_task := len(followers) > FOLLOWERS_AT_ONCE:
        followers = []
    create_notifications(comment, [*direct_reasons(comment), *reasons_of(comment, followers)])
    remember_for_guests(comment)
    if is_for_a_task:
        notify_followers.enqueue(comment.pk)
    return not is_for_a_task


@task()
def notify_followers(comment_id: int) -> None:
    """Members who were notified for a stronger reason have a notification of this comment already."""
    comment = Comment.objects.published().select_related("conversation").filter(pk=comment_id).first()
    last = 0
    while comment and (batch := list(followers_of(comment).order_by("pk").filter(pk__gt=last)[:BATCH])):
        create_notifications(comment, reasons_of(comment, batch))
        last = batch[-1].pk
    PendingNotification.objects.filter(comment=comment_id, mentions_only=False).delete()


def notify_mentioned(comment: Comment) -> None:
    """Called after an edit: only the members mentioned, except those who have a notification of it."""
    create_notifications(comment, [(pk, Reason(Kind.MENTION)) for pk in mentioned_members(comment)])


def notify_author(comment: Comment, kind: Kind, *, by: User | None, detail: str = "") -> None:
    """Tells the member who wrote it what a moderator decided; it replaces what was decided before.

    `kind` is one of `DECISION_KINDS`; `by` is None while one has yet to
    decide; `detail` the reason in words. Hidden while the member may not read the
    page, since it says its title; shown with all others of the page.
    """
    notify_authors([comment], kind, by=by, detail=detail)


def notify_authors(comments: Iterable[Comment], kind: Kind, *, by: User | None, detail: str = "") -> None:
    """`notify_author` for many comments; where everybody may read the pages, in a constant number of queries."""
    told = [comment for comment in comments if comment.user and comment.user.is_active and comment.user != by]
    load_restrictions(comment.conversation.target for comment in told)
    notifications = [
        Notification(
            recipient=comment.user,
            comment=comment,
            kind=kind,
            detail=detail,
            is_hidden=not readers_among([comment.user_id], comment),
        )
        for comment in told
    ]
    with transaction.atomic():
        about = Notification.objects.filter(comment__in=[comment.pk for comment in told])
        about.filter(recipient=F("comment__user")).delete()
        Notification.objects.bulk_create(notifications)


def create_notifications(comment: Comment, reasons: Iterable[tuple[int, Reason]]) -> None:
    """One for each member, for the first of the reasons.

    None for the author of the comment, for members who muted the author or the branch, or may not read the page.
    """
    by_member: dict[int, Reason] = {}
    for pk, reason in reasons:
        by_member.setdefault(pk, reason)
    for pk in writers_of(comment) | members_muting(comment, by_member):
        by_member.pop(pk, None)
    Notification.objects.bulk_create(
        [
            Notification(
                recipient_id=pk, comment=comment, kind=by_member[pk].kind, subscription_id=by_member[pk].subscription
            )
            for pk in sorted(readers_among(by_member, comment))
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )


def direct_reasons(comment: Comment) -> list[tuple[int, Reason]]:
    target = comment.conversation.target
    answered = comment.reply_to.user_id if comment.reply_to else None
    members: Mapping[Kind, Collection[int]] = {
        Kind.REPLY: [answered] if answered else [],
        Kind.MENTION: mentioned_members(comment),
        Kind.ON_YOURS: target.comment_authors() if target else [],
    }
    return [(pk, Reason(kind)) for kind, found in members.items() for pk in found]


def reasons_of(comment: Comment, followers: Collection[Subscription]) -> list[tuple[int, Reason]]:
    """Who follows both a branch and the conversation is told because of the branch, which is nearer."""
    conversations = ContentType.objects.get_for_model(Conversation)
    nearest_first = sorted(followers, key=lambda row: row.content_type_id == conversations.pk)
    kind = Kind.TURNED_OUT if comment.is_outcome else Kind.FOLLOWED
    return [(row.member_id, Reason(kind, row.pk)) for row in nearest_first if row.member_id]


def followers_of(comment: Comment) -> SubscriptionQuerySet:
    """Members who follow the conversation, or a branch that the comment stands in."""
    comments, conversations = (ContentType.objects.get_for_model(model) for model in (Comment, Conversation))
    branches = Q(content_type=comments, object_id__in=ancestor_ids(comment.path))
    conversation = Q(content_type=conversations, object_id=comment.conversation_id)
    return Subscription.objects.filter(branches | conversation).of_members()


def writers_of(comment: Comment) -> set[int]:
    """The id of the member who wrote it, also as a guest whose address the member has confirmed since."""
    if comment.user_id or not comment.user_email:
        return {comment.user_id} if comment.user_id else set()
    owners = EmailAddress.objects.filter(email__iexact=comment.user_email, verified=True)
    return set(owners.values_list("user", flat=True))


def mentioned_members(comment: Comment) -> list[int]:
    """Ids of the first `MAX_MENTIONS` members whom the comment mentions, outside quotes."""
    return [member.pk for member in members_mentioned(comment.comment)[:MAX_MENTIONS]]


def readers_among(members: Collection[int], comment: Comment) -> Collection[int]:
    """The ids of those who may read the page. It may have been restricted since they wrote there or followed it."""
    target = comment.conversation.target
    if target is None or target.may_be_read_by(AnonymousUser()):
        return members
    return [pk for pk, member in User.objects.in_bulk(members).items() if target.may_be_read_by(member)]
