"""Who follows, and what is typed there, when comments move from one discussion to another."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType

from community.comments import saved_drafts
from community.comments.models import Comment, Conversation, SavedDraft
from community.notifications.following.subscription import Subscription


def follow_along(keys: Collection[int] | None, before: Conversation, to: Conversation) -> None:
    """With `keys`, the comments that were split off: followers who wrote among them follow both. Without, all of the
    conversation was merged: its followers follow the other one instead, and what they were typing goes with them."""
    conversations = ContentType.objects.get_for_model(Conversation)
    followers = Subscription.objects.filter(content_type=conversations, object_id=before.pk)
    if keys is not None:
        writers = Comment.objects.filter(pk__in=keys, user__isnull=False).values("user")
        copy(list(followers.filter(member__in=writers)), to)
        for draft in SavedDraft.objects.filter(reply_to__in=keys).select_related("member", "reply_to"):
            is_to_opening = draft.reply_to is not None and draft.reply_to.is_opening
            move_draft(draft, to, reply_to=None if is_to_opening else draft.reply_to)
        return
    copy(list(followers), to)
    followers.delete()
    here = SavedDraft.objects.filter(content_type=before.content_type_id, object_id=before.object_id)
    for draft in here.select_related("member", "reply_to"):
        is_to_opening = draft.reply_to is None or draft.reply_to.conversation_id != to.pk
        move_draft(draft, to, reply_to=None if is_to_opening else draft.reply_to)


def copy(followers: list[Subscription], to: Conversation) -> None:
    copies = [
        Subscription(
            member_id=row.member_id,
            guest_email=row.guest_email,
            target=to,
            origin=row.origin,
            is_active=row.is_active,
        )
        for row in followers
    ]
    Subscription.objects.bulk_create(copies, ignore_conflicts=True)


def move_draft(draft: SavedDraft, to: Conversation, *, reply_to: Comment | None) -> None:
    target = to.target
    if target is None:
        return
    if reply_to is None:
        draft.delete()
        saved_drafts.append_to_thread_draft(
            draft.member, target, draft.body, without_name=draft.without_name, language=draft.language
        )
    else:
        SavedDraft.objects.filter(pk=draft.pk).update(content_type=to.content_type_id, object_id=to.object_id)
