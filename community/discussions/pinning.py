"""Moderators pin a discussion to the top of the list of its topic. Each act is in the log."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from community.members.models import User
from community.moderation.models import Act

from .discussion_queryset import DiscussionQuerySet
from .list_filters import ListFilters
from .models import Discussion
from .moderating import NotPossible, changed

#: More would push what is new off a phone's screen.
MAX_PINNED = 3

NO_TOPIC = "It has no topic, so there is no list to pin it to."
FULL = f"{MAX_PINNED} are pinned to this topic already. Unpin one of them first."
DONE_ALREADY = "Somebody was quicker: nothing was changed."


def pin(discussion: Discussion, *, by: User) -> None:
    if not discussion.topic_id:
        raise NotPossible(NO_TOPIC)
    with transaction.atomic():
        # All of the topic: two moderators pin one after the other.
        same = Discussion.objects.filter(topic_type=discussion.topic_type_id, topic_id=discussion.topic_id)
        pinned = same.filter(pinned_at__isnull=False).select_for_update()
        keys = {each.pk for each in pinned}
        if discussion.pk in keys:
            raise NotPossible(DONE_ALREADY)
        if len(keys) >= MAX_PINNED:
            raise NotPossible(FULL)
        Discussion.objects.filter(pk=discussion.pk).update(pinned_at=timezone.now())
        changed(discussion, Act.PIN, by, f"topic {discussion.topic_id}")


def unpin(discussion: Discussion, *, by: User) -> None:
    with transaction.atomic():
        if not Discussion.objects.filter(pk=discussion.pk, pinned_at__isnull=False).update(pinned_at=None):
            raise NotPossible(DONE_ALREADY)
        changed(discussion, Act.UNPIN, by, f"topic {discussion.topic_id}")


def pinned_in(filters: ListFilters) -> DiscussionQuerySet:
    """The latest pinned first; none unless the list is a topic's in its usual order."""
    if not filters.topic or not filters.is_plain:
        return Discussion.objects.none()
    topic_type = ContentType.objects.get_for_model(filters.topic)
    found = Discussion.objects.published().filter(topic_type=topic_type, topic_id=filters.topic.pk)
    return found.filter(pinned_at__isnull=False).order_by("-pinned_at")
