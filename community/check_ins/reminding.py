"""Members who chose it are asked again after a month, three or six, at an hour of their own clock."""

import calendar
from datetime import date, datetime, time, tzinfo

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from community.members.models import User
from community.members.time_zone import zone_of
from community.notifications.announcements import notifications_about, send_announcement
from community.notifications.models import Kind

from .models import CheckIn, CheckInReminder

#: So many are reminded in one run of the timer.
BATCH = 200


def months_after(day: date, months: int, *, wanted_day: int) -> date:
    """The day of the month that was wanted, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(wanted_day, calendar.monthrange(year, month)[1]))


def moment_of(day: date, hour: int, zone: tzinfo) -> datetime:
    """In a night in which the clock leaps over this hour, an hour later."""
    return datetime.combine(day, time(hour), zone)


def reminder_of(member: User | AnonymousUser, check_in: CheckIn) -> CheckInReminder | None:
    return CheckInReminder.objects.filter(member=member.pk, check_in=check_in).first()


def remind(member: User, check_in: CheckIn, *, every: int, first_on: date, hour: int) -> CheckInReminder:
    """Set, or set anew."""
    when = {"every": every, "day": first_on.day, "hour": hour, "next_on": first_on}
    next_at = moment_of(first_on, hour, zone_of(member))
    return CheckInReminder.objects.update_or_create(
        member=member, check_in=check_in, defaults={**when, "next_at": next_at}
    )[0]


def stop_reminding(member: User, check_in: CheckIn) -> None:
    if reminder := reminder_of(member, check_in):
        reminder.delete()


def send_due_reminders(now: datetime | None = None) -> int:
    """Returns how many were reminded. A round that was skipped is not asked for again: the next one is a month, three
    or six later."""
    now = now or timezone.now()
    due = CheckInReminder.objects.filter(next_at__lte=now, check_in__live=True, member__is_active=True)
    due = due.select_related("check_in", "member__wagtail_userprofile")
    return sum(_send(reminder, now) for reminder in due.order_by("pk")[:BATCH])


def _send(reminder: CheckInReminder, now: datetime) -> bool:
    zone = zone_of(reminder.member)
    next_on = reminder.next_on
    while moment_of(next_on, reminder.hour, zone) <= now:
        next_on = months_after(next_on, reminder.every, wanted_day=reminder.day)
    next_at = moment_of(next_on, reminder.hour, zone)
    rows = CheckInReminder.objects.filter(pk=reminder.pk, next_at=reminder.next_at)
    if not rows.update(next_on=next_on, next_at=next_at):  # another process has it, or the member changed it
        return False
    if moment_of(reminder.next_on, reminder.hour, zone) > now:  # they have moved to another time zone since
        rows = CheckInReminder.objects.filter(pk=reminder.pk)
        rows.update(next_on=reminder.next_on, next_at=moment_of(reminder.next_on, reminder.hour, zone))
        return False
    notifications_about(reminder).delete()  # of the time before: one is enough
    send_announcement(reminder, kind=Kind.CHECK_IN, recipients=[reminder.member_id])
    return True
