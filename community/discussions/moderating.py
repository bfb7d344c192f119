"""What moderators do to whole discussions: move, rename, split and merge. Each is a row of the log, without titles,
since a title can be withdrawn later, and each can be undone. Old addresses lead on."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from community.comments import moving
from community.comments.models import Comment, Conversation
from community.comments.models.conversation import content_type_of
from community.comments.policy.hidden_conversations import refresh_hidden
from community.members.models import User
from community.moderation.models import Act, Decision

from .models import Discussion, slug_of
from .moved_people import follow_along

NOT_THERE = "One of them is not published now, so nothing was changed."
ITSELF = "This is the same discussion. Choose the one that it belongs to."
OWN_SPLIT = "That one was split off from this one. To undo it, use “Put back” there."
ALREADY = "Another moderator has just merged one of them, so nothing was changed. Look at it again, please."
IS_OPENING = "The text at the top can't be split off: the discussion is about it. Rename or merge it instead."
BEGAN_ONE = (
    "This was the text of a discussion of its own before. To make it one again, go to “Move, rename or merge” and use "
    "“Take apart again”."
)
NOT_HERE = "This comment is not published in a discussion now, so nothing was changed."
NOTHING_TO_UNDO = "There is nothing to undo any more: somebody was quicker."


class NotPossible(Exception):
    """The message says why. Nothing was changed."""


def move_to_topic(discussion: Discussion, topic: Any, *, by: User) -> None:
    """Moving back is the same."""
    before = discussion.topic_id
    if topic and before == topic.pk:
        return
    with transaction.atomic():
        discussion.topic, discussion.pinned_at = topic, None
        discussion.save(update_fields=["topic_type", "topic_id", "pinned_at"])
        changed(discussion, Act.MOVE, by, f"topic {before or '–'} → {topic.pk}")
        refresh_hidden(filter(None, [discussion.conversation]))


def rename_by_moderator(discussion: Discussion, title: str, *, why: str, by: User) -> None:
    """The reason stands below the title until it is renamed again, or the renaming undone."""
    with transaction.atomic():
        discussion.earlier_title, discussion.why_renamed = discussion.title, why
        save_title(discussion, title, by)


def undo_renaming(discussion: Discussion, *, by: User) -> None:
    with transaction.atomic():
        earlier = Discussion.objects.select_for_update().get(pk=discussion.pk).earlier_title
        if not earlier:
            raise NotPossible(NOTHING_TO_UNDO)
        discussion.earlier_title = discussion.why_renamed = ""
        save_title(discussion, earlier, by)


def save_title(discussion: Discussion, title: str, by: User) -> None:
    discussion.title, discussion.slug = title, slug_of(title)
    discussion.save(update_fields=["title", "slug", "earlier_title", "why_renamed"])
    changed(discussion, Act.RENAME, by, "")


def split(root: Comment, title: str, *, by: User) -> Discussion:
    """A discussion of its own, about the same topic, with this comment as its opening and everything below it."""
    with transaction.atomic():
        [here] = moving.lock_conversations(root.conversation_id)
        comment = Comment.objects.filter(pk=root.pk, conversation=here).select_related("reply_to").first()
        source = here.target
        if comment is None or not isinstance(source, Discussion) or not source.is_published:
            raise NotPossible(NOT_HERE)
        if comment.is_opening:
            raise NotPossible(IS_OPENING)
        if not comment.is_published:
            raise NotPossible(NOT_HERE)
        if Discussion.objects.filter(opening=comment).exists():
            raise NotPossible(BEGAN_ONE)
        new = Discussion.objects.create(
            title=title,
            slug=slug_of(title),
            topic=source.topic,
            opening=comment,
            split_from=source,
            split_under=comment.reply_to,
            created_at=comment.published_at or comment.submit_date,
        )
        to = Conversation.objects.create(content_type=content_type_of(new), object_id=new.pk, **settings_of(here))
        keys = moving.move_branch(comment, to, is_opening=True)
        lead_on(keys, new)
        follow_along(keys, here, to)
        refresh(source, new)
        changed(new, Act.SPLIT, by, f"discussion {source.pk} → {new.pk}")
    return Discussion.objects.with_opening().get(pk=new.pk)


def merge(source: Discussion, into: Discussion, *, by: User) -> None:
    """Its opening becomes a thread of the other one, and its threads the replies to it."""
    if source.pk == into.pk:
        raise NotPossible(ITSELF)
    with transaction.atomic():
        here, to = lock_both(source, into)
        if was_split_from(into, source):
            raise NotPossible(OWN_SPLIT)
        join(source, here, to, under=None)
        changed(source, Act.MERGE, by, f"discussion {source.pk} → {into.pk}")


def put_back(new: Discussion, *, by: User) -> None:
    """Undoes a split, with what was said since. Where its place is gone, it becomes a thread."""
    origin = new.split_from
    if origin is None:
        raise NotPossible(NOTHING_TO_UNDO)
    with transaction.atomic():
        here, to = lock_both(new, origin)
        under = Comment.objects.filter(pk=new.split_under_id, conversation=to).first() if new.split_under_id else None
        join(new, here, to, under=under)
        changed(new, Act.APART, by, f"discussion {new.pk} → {origin.pk}")


def take_apart(merged: Discussion, *, by: User) -> None:
    """Undoes a merge, with what was said below it since."""
    if merged.opening is None:
        raise NotPossible(NOTHING_TO_UNDO)
    with transaction.atomic():
        own = Conversation.objects.get_or_create_for(merged)
        here, to = moving.lock_conversations(merged.opening.conversation_id, own.pk)
        merged = Discussion.objects.with_opening().get(pk=merged.pk)
        into, opening = merged.merged_into, merged.opening
        if into is None or opening is None or opening.conversation_id != here.pk:
            raise NotPossible(NOTHING_TO_UNDO)
        Discussion.objects.filter(pk=merged.pk).update(merged_into=None)
        keys = moving.move_branch(opening, to, is_opening=True)
        lead_on(keys, merged)
        follow_along(keys, here, to)
        refresh(into, merged)
        changed(merged, Act.APART, by, f"discussion {into.pk} → {merged.pk}")


def join(source: Discussion, here: Conversation, to: Conversation, *, under: Comment | None) -> None:
    opening = Comment.objects.get(pk=source.opening_id)
    Discussion.objects.filter(pk=source.pk).update(merged_into=to.object_id)
    lead_on(moving.move_branch(opening, to, under=under), Discussion.objects.get(pk=to.object_id))
    follow_along(None, here, to)
    refresh(source, Discussion.objects.get(pk=to.object_id))


def lead_on(keys: list[int], to: Discussion) -> None:
    """What was merged earlier moves with its text: there it is taken apart, and loses its title when withdrawn."""
    Discussion.objects.filter(opening__in=keys).exclude(pk=to.pk).update(merged_into=to)


def lock_both(source: Discussion, into: Discussion) -> tuple[Conversation, Conversation]:
    """Their conversations, if both discussions are there still, now that nobody else can change them."""
    openings = Comment.objects.filter(pk__in=[source.opening_id, into.opening_id])
    by_opening = dict(openings.values_list("pk", "conversation_id"))
    here, to = (by_opening.get(each.opening_id or 0, 0) for each in (source, into))
    if here == to or not here or not to:
        raise NotPossible(ALREADY)
    locked = moving.lock_conversations(here, to)
    now = Discussion.objects.in_bulk([source.pk, into.pk])
    if any(each.merged_into_id for each in now.values()):
        raise NotPossible(ALREADY)
    if not all(each.is_published for each in now.values()):
        raise NotPossible(NOT_THERE)
    return locked[0], locked[1]


def was_split_from(discussion: Discussion, other: Discussion) -> bool:
    """Also by several steps."""
    seen: set[int] = set()
    at: Discussion | None = discussion
    while at is not None and at.split_from_id and at.pk not in seen:
        if at.split_from_id == other.pk:
            return True
        seen.add(at.pk)
        at = at.split_from
    return False


def settings_of(conversation: Conversation) -> dict[str, Any]:
    """Who may write there may write in what is split off."""
    names = ("is_for_members", "is_read_first", "allows_anonymity")
    return {name: getattr(conversation, name) for name in names}


def refresh(*discussions: Discussion) -> None:
    for discussion in discussions:
        Discussion.conversation_changed(Conversation.objects.get_or_create_for(discussion))
        Discussion.objects.get(pk=discussion.pk).save(update_fields=["is_published"])  # search hears of it


def changed(discussion: Discussion, act: Act, by: User, note: str) -> None:
    opening = Comment.objects.get(pk=discussion.opening_id)
    Decision.objects.record(opening, act, actor=by, before=opening.status, note=note)
    Conversation.objects.renew_cache_version(opening.conversation_id)
