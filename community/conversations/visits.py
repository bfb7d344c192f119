"""When a member was here, so that what was said since is marked as new."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from community.comments.models import Conversation, Visit
from community.members.models import User

#: A member who is away for less than this is still on the same visit.
VISIT_TIMEOUT = timedelta(minutes=30)
#: The time is saved at most so often, so that turning pages writes nothing.
VISIT_RESOLUTION = timedelta(minutes=1)


def record_visit(conversation: Conversation, member: User, *, now: datetime | None = None) -> datetime | None:
    """Save that the member is here now. Returns the end of the visit before this one, None on the first visit."""
    now = now or timezone.now()
    visit, is_first = Visit.objects.get_or_create(member=member, conversation=conversation, defaults={"seen_at": now})
    if is_first:
        return None
    if now - visit.seen_at < VISIT_RESOLUTION:
        return visit.previous_at
    if now - visit.seen_at >= VISIT_TIMEOUT:
        visit.previous_at = visit.seen_at
    visit.seen_at = now
    visit.save(update_fields=["previous_at", "seen_at"])
    return visit.previous_at
