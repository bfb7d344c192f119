"""Moderators hear by e-mail when a comment has waited for more than a day: once a day each, while it is so.

Only how many wait and since when: the words are at the desk, for whom they concern.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from community.members.models import User
from community.members.time_zone import time_of
from community.notifications.emails.at_once import preferences_of, reachable, sleeps
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_message import SiteEmail, build_email
from community.notifications.models import Preferences, QueuedEmail
from community.notifications.settings.settings_link import settings_url

from .waiting_time import Queue, queue_older_than

#: Somebody who writes in the evening looks again the next one.
TOO_LONG = timedelta(days=1)
#: Between two reminders to one moderator.
PAUSE = timedelta(days=1)
#: A moderator has at most one that waits to be sent.
TOPIC = "old-queue"


def remind_moderators(now: datetime | None = None) -> int:
    """The number of e-mails that were queued. Called every minute: one query and a DELETE while nothing is old."""
    now = now or timezone.now()
    queue = queue_older_than(now - TOO_LONG)
    if queue is None:
        # Somebody has decided meanwhile.
        QueuedEmail.objects.waiting().unclaimed(now).filter(topic=TOPIC).delete()
        return 0
    with transaction.atomic():
        emails = [reminder(moderator, queue) for moderator in moderators_to_remind(now)]
        get_connection().send_messages(emails)
    return len(emails)


def moderators_to_remind(now: datetime) -> list[User]:
    """Those who want it now and were not reminded within a day. They count as reminded from here on."""
    keys = User.objects.with_perm("comments.moderate_comment").values_list("pk", flat=True)
    return [member for member in reachable(keys).values() if is_wanted(member, now) and claim(member, now)]


def is_wanted(member: User, now: datetime) -> bool:
    own = preferences_of(member)
    return own.reminds_of_queue and not own.is_paused() and not sleeps(own, now)


def claim(member: User, now: datetime) -> bool:
    """One conditional UPDATE: of two runs at once, one reminds."""
    Preferences.objects.get_or_create(member=member)
    long_ago = Q(queue_reminded_at=None) | Q(queue_reminded_at__lte=now - PAUSE)
    return bool(Preferences.objects.filter(long_ago, member=member).update(queue_reminded_at=now))


def reminder(member: User, queue: Queue) -> SiteEmail:
    context = {
        "count": queue.size,
        "oldest": queue.oldest,
        "link": settings.SITE_URL + reverse("desk"),
        "settings_link": settings_url(member),
    }
    with time_of(member):
        return build_email("old_queue", context, to=member.email, kind=EmailKind.QUEUE, topic=TOPIC)
