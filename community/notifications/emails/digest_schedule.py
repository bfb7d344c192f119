"""Whether a digest is due: at the member's hour, at most once a day, and weekly ones once in seven days."""

from datetime import datetime

from community.notifications.models import Frequency, Preferences

from .email_schedule import latest_moment

#: Between two digests with what comes weekly, in days of the member's own calendar.
DAYS_OF_A_WEEK = 7


def is_due(preferences: Preferences, now: datetime) -> bool:
    """Not if the hour of today has not come: the member may have moved to another time zone. Nor if one came today
    already, because the member has chosen a later hour since."""
    last = latest_moment(now, preferences.digest_at, preferences.zone)
    if preferences.is_paused() or last <= preferences.last_digest_at:
        return False
    return days_since(preferences.digest_sent_at, preferences, now) >= 1


def weekly_due(preferences: Preferences, now: datetime) -> bool:
    last = latest_moment(now, preferences.digest_at, preferences.zone, preferences.digest_weekday)
    if last <= preferences.last_digest_at:
        return False
    return days_since(preferences.weekly_sent_at, preferences, now) >= DAYS_OF_A_WEEK


def days_since(moment: datetime | None, preferences: Preferences, now: datetime) -> int:
    """Midnights between, where the member is now. As many as matter if it never was."""
    if moment is None:
        return DAYS_OF_A_WEEK
    return (now.astimezone(preferences.zone).date() - moment.astimezone(preferences.zone).date()).days


def wants_weekly(preferences: Preferences) -> bool:
    return Frequency.WEEKLY in chosen(preferences)


def is_all_weekly(preferences: Preferences) -> bool:
    """Not if what was to come straight away is all there is: it comes on the next day, whichever that is."""
    return wants_weekly(preferences) and Frequency.DAILY not in chosen(preferences)


def chosen(preferences: Preferences) -> set[str]:
    return {getattr(preferences, name) for name in vars(preferences) if name.startswith("email_")}
