from datetime import datetime

from django.utils.timezone import localtime

STEPS = (("minute", 60), ("hour", 3600), ("day", 86400))


def relative_time(moment: datetime, now: datetime) -> str:
    """ "just now", "5 minutes ago", "3 days ago"; after a week the date, with its year when it is not this one.

    `now` is local time: finding out the reader's time zone for each of a hundred comments takes longer than the words.
    """
    seconds = (now - moment).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds >= 7 * 86400:
        day = moment.astimezone(now.tzinfo)
        return f"{day.day} {day:%B}" if day.year == now.year else f"{day.day} {day:%B %Y}"
    word, size = max((step for step in STEPS if step[1] <= seconds), key=lambda step: step[1])
    count = int(seconds // size)
    return f"{count} {word}{'s' if count > 1 else ''} ago"


def exact_datetime(moment: datetime, now: datetime) -> str:
    day = moment.astimezone(now.tzinfo)
    return f"{day.day} {day:%B %Y, %H:%M}"


def short_datetime(moment: datetime, now: datetime) -> str:
    """ "14:05" today, "yesterday", "Tuesday" within a week, then the date: as one says it after "since"."""
    day, today = localtime(moment), localtime(now)
    days = (today.date() - day.date()).days
    if days == 0:
        return f"{day:%H:%M}"
    if days == 1:
        return "yesterday"
    if days < 7:
        return f"{day:%A}"
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"
