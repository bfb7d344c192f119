"""E-mails that come straight away: three minutes after the event, so that an edit, a withdrawal or a second answer goes
into the same one. What was read meanwhile, or does not stand any more, is not sent."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from community.comments.targets import load_restrictions
from community.members.models import User
from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression, conversation_scope
from community.notifications.grouping import load
from community.notifications.models import Frequency, Notification, Preferences
from community.notifications.muted import muted
from community.notifications.settings.email_frequencies import COMMENT_KINDS, EMAIL_KIND_OF_SETTING, SETTING_OF_KIND

from .comment_email import comment_email
from .email_message import SiteEmail
from .email_schedule import is_quiet
from .news_email import comments_email, news_email

#: Between the event and the e-mail.
WAIT = timedelta(minutes=3)
#: What could not be sent for so long, since the member had paused or it was night, comes with the next digest.
AT_ONCE_FOR = timedelta(days=1)
#: Members whose e-mails are made together.
BATCH = 200


def send_at_once(now: datetime | None = None) -> int:
    """The number of e-mails that were queued."""
    now = now or timezone.now()
    return sum(send_to(members, now) for members in waiting_members(now))


def waiting_members(now: datetime) -> Iterator[list[int]]:
    """Ids of members for whom something is old enough, in batches."""
    old_enough = Notification.objects.to_email().filter(created_at__lte=now - WAIT, created_at__gt=now - AT_ONCE_FOR)
    last = 0
    while True:
        found = old_enough.filter(recipient__gt=last).order_by("recipient").values_list("recipient", flat=True)
        if not (batch := list(found.distinct()[:BATCH])):
            return
        yield batch
        last = batch[-1]


def send_to(members: list[int], now: datetime) -> int:
    people = reachable(members)
    by_member = {pk: preferences_of(person) for pk, person in people.items()}
    awake = {pk: own for pk, own in by_member.items() if not own.is_paused() and not sleeps(own, now)}
    recent = Notification.objects.to_email().filter(recipient__in=awake, created_at__gt=now - AT_ONCE_FOR)
    rows = recent.exclude(muted()).values_list("pk", "recipient_id", "kind", "comment__conversation_id", "created_at")
    chosen = [row for row in rows if wants_at_once(awake[row[1]], row[2])]
    due = {place_of(row) for row in chosen if row[4] <= now - WAIT}
    keys = [row[0] for row in chosen if place_of(row) in due]
    if not keys:
        return 0
    stopped = EmailSuppression.objects.scopes_by_address({person.email for person in people.values()})
    with transaction.atomic():
        loaded = load(Notification.objects.standing(), keys).values()
        load_restrictions(page_of(row) for row in loaded)
        told = [
            row
            for row in loaded
            if not scopes_of(row) & stopped.get(people[row.recipient_id].email, set())
            and may_be_told(row, people[row.recipient_id])
        ]
        mine = mark([row.pk for row in told], now)
        emails = list(emails_about([row for row in told if row.pk in mine], people))
        get_connection().send_messages(emails)
    return len(emails)


def mark(keys: list[int], now: datetime) -> set[int]:
    """Returns those that no other run has. Only what an e-mail tells of is marked: the rest may be told later, when it
    can be read again, or the address works again."""
    run = uuid.uuid4()
    unmarked = Notification.objects.filter(pk__in=keys, emailed_at=None, read_at=None)
    unmarked.update(emailed_at=now, emailed_in=Notification.EmailedIn.AT_ONCE, email_run=run)
    return set(Notification.objects.filter(email_run=run).values_list("pk", flat=True))


def place_of(row: tuple[int, int, str, int | None, datetime]) -> tuple[int, int]:
    """What goes into one e-mail: a member's notifications of one conversation. Others stand for themselves."""
    return row[1], row[3] if row[3] and row[2] in COMMENT_KINDS else -row[0]


def reachable(members: Iterable[int]) -> dict[int, User]:
    """Those with an address that they have confirmed, with what their preferences need. By id."""
    is_confirmed = Q(emailaddress__verified=True, emailaddress__primary=True)
    found = User.objects.filter(is_confirmed, pk__in=members, is_active=True)
    return found.select_related("wagtail_userprofile", "notification_preferences").in_bulk()


def preferences_of(member: User) -> Preferences:
    own: Preferences = getattr(member, "notification_preferences", None) or Preferences(member=member)
    own.member = member
    return own


def sleeps(preferences: Preferences, now: datetime) -> bool:
    return is_quiet(now.astimezone(preferences.zone), preferences.quiet_from, preferences.quiet_until)


def wants_at_once(preferences: Preferences, kind: str) -> bool:
    setting = SETTING_OF_KIND.get(kind)
    return setting is not None and getattr(preferences, setting) == Frequency.AT_ONCE


def emails_about(notifications: Iterable[Notification], people: dict[int, User]) -> Iterator[SiteEmail]:
    """One for each member and conversation."""
    by_place: dict[tuple[int, int], list[Notification]] = {}
    for row in sorted(notifications, key=lambda row: row.pk):
        conversation = row.comment.conversation_id if row.comment and row.kind in COMMENT_KINDS else -row.pk
        by_place.setdefault((row.recipient_id, conversation), []).append(row)
    for (pk, _), rows in by_place.items():
        member = people[pk]
        comments = [row.comment for row in rows if row.comment]
        if rows[0].kind not in COMMENT_KINDS:
            yield news_email(rows[0], member)
        elif len(comments) == 1:
            yield comment_email(comments[0], to=member.email, kind=rows[0].kind, member=member)
        else:
            yield comments_email(comments, to=member.email, kinds=[row.kind for row in rows], member=member)


def page_of(row: Notification) -> Any:
    """What one must be allowed to read."""
    return row.comment.conversation.target if row.comment else row.subject


def may_be_told(row: Notification, member: User) -> bool:
    about = page_of(row)
    return about is not None and (not hasattr(about, "may_be_read_by") or about.may_be_read_by(member))


def scopes_of(row: Notification) -> set[str]:
    """Who has stopped one of these gets no e-mail about it."""
    kind = EMAIL_KIND_OF_SETTING[SETTING_OF_KIND[row.kind]].value
    conversation = {conversation_scope(row.comment.conversation_id)} if row.comment else set()
    return {EVERYTHING, kind, *(conversation if row.kind in COMMENT_KINDS else ())}
