"""The discussions in a list: which ones, from which row on, and who wrote last in each. Constant queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, QuerySet, Subquery

from community.comments.models import Comment, Conversation, Mute
from community.conversations.mutes import Mutes
from community.members.models import User
from community.notifications.following.subscription import Subscription

from .list_filters import ListFilters
from .list_order import BY_ACTIVITY, Key, Which
from .models import Discussion, DiscussionQuerySet
from .unread import unread_counts

PAGE_SIZE = 20


@dataclass(frozen=True)
class Row:
    discussion: Discussion
    #: The latest published comment: an answer, or the opening.
    latest: Comment | None
    #: The reader has muted who started it, or all of it.
    is_muted: bool
    #: How many others wrote since this reader was there; None when they never were, or are nobody we know.
    unread: int | None = None


class DiscussionPage(NamedTuple):
    rows: list[Row]
    is_first: bool
    #: For `?before=` of the next page; "" on the last one.
    next_before: str


def discussions_in(filters: ListFilters) -> DiscussionQuerySet:
    """In no order yet."""
    found = Discussion.objects.published()
    if filters.topic:
        topic_type = ContentType.objects.get_for_model(filters.topic)
        found = found.filter(topic_type=topic_type, topic_id=filters.topic.pk)
    if filters.tag:
        tag_type = ContentType.objects.get_for_model(filters.tag)
        found = found.filter(tagged__tag_type=tag_type, tagged__tag_id=filters.tag.pk)
    if filters.topic and filters.is_plain:
        found = found.filter(pinned_at=None)  # they stand above the list
    if after := filters.started_after:
        found = found.filter(created_at__gte=after)
    match filters.which:
        case Which.UNANSWERED:
            return found.filter(answer_count=0)
        case Which.SOLVED:
            return found.filter(is_solved=True)
        case Which.HELPED:
            return found.filter(helped_count__gt=0)
        case Which.FOLLOWED:
            return found.filter(pk__in=followed_by(filters.reader))
    return found


def followed_by(member: User | None) -> QuerySet[Conversation, int]:
    """Keys of the discussions that the member follows."""
    rows = Subscription.objects.by(member).filter(content_type=ContentType.objects.get_for_model(Conversation))
    conversations = Conversation.objects.filter(
        pk__in=rows.values("object_id"), content_type=ContentType.objects.get_for_model(Discussion)
    )
    return conversations.values_list("object_id", flat=True)


def in_order(found: DiscussionQuerySet, which: Which, start: Key | None) -> DiscussionQuerySet:
    """From the row after `start` on."""
    if which in BY_ACTIVITY:
        if start:
            same = Q(last_activity_at=start.at, pk__lt=start.pk)
            found = found.filter(Q(last_activity_at__lt=start.at) | same, last_activity_at__lte=start.at)
        return found.order_by("-last_activity_at", "-pk")
    if which == Which.HELPED:
        if start:
            same = Q(helped_count=start.helped, pk__lt=start.pk)
            found = found.filter(Q(helped_count__lt=start.helped) | same, helped_count__lte=start.helped)
        return found.order_by("-helped_count", "-pk")
    return (found.filter(pk__lt=start.pk) if start else found).order_by("-pk")


def discussion_page(filters: ListFilters, before: str) -> DiscussionPage:
    which = filters.which
    start = Key.parse(before, which)
    found = list(with_latest(in_order(discussions_in(filters), which, start))[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    has_more = len(found) > PAGE_SIZE
    rows = rows_of(shown, filters.reader)
    return DiscussionPage(rows, start is None, Key.of(shown[-1], which) if has_more else "")


def with_latest(found: DiscussionQuerySet) -> DiscussionQuerySet:
    """With the key of the latest comment of each, read off an index."""
    here = Comment.objects.published().filter(
        conversation__content_type=ContentType.objects.get_for_model(Discussion),
        conversation__object_id=OuterRef("pk"),
    )
    latest = here.order_by("-published_at").values("pk")[:1]
    return found.with_opening().prefetch_related("topic").annotate(latest_id=Subquery(latest))


def rows_of(discussions: list[Discussion], member: User | None) -> list[Row]:
    keys = [getattr(discussion, "latest_id", None) for discussion in discussions]
    latest = Comment.objects.select_related("user").in_bulk([key for key in keys if key])
    mutes, aliases = Mutes.of(member), aliases_muted_by(member)
    unread = unread_counts(discussions, member, mutes)
    return [
        Row(discussion, latest.get(key or 0), is_muted(discussion, mutes, aliases), unread.get(discussion.pk))
        for discussion, key in zip(discussions, keys, strict=True)
    ]


def aliases_muted_by(member: User | None) -> set[tuple[int, str]]:
    """With the key of the discussion in which each is somebody."""
    if member is None:
        return set()
    here = {"conversation__content_type": ContentType.objects.get_for_model(Discussion)}
    muted = Mute.objects.filter(member=member, **here).exclude(alias="")
    return set(muted.values_list("conversation__object_id", "alias"))


def is_muted(discussion: Discussion, mutes: Mutes, aliases: set[tuple[int, str]]) -> bool:
    opening = discussion.opening
    if opening is None:
        return False
    is_alias_muted = bool(opening.alias) and (discussion.pk, opening.alias) in aliases
    return is_alias_muted or mutes.hides(path=opening.path, user_id=opening.user_id, alias=opening.alias)
