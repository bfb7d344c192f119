from datetime import datetime

from django.utils.timezone import localtime

STEPS = (("minute", 60), ("hour", 3600), ("day", 86400))


def ago(moment: datetime, now: datetime) -> str:
    """ "just now", "5 minutes ago", "3 days ago"; after a week the date, with its year when it is not this one."""
    seconds = (now - moment).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds >= 7 * 86400:
        day = localtime(moment)
        return f"{day.day} {day:%B}" if day.year == localtime(now).year else f"{day.day} {day:%B %Y}"
    word, size = max((step for step in STEPS if step[1] <= seconds), key=lambda step: step[1])
    count = int(seconds // size)
    return f"{count} {word}{'s' if count > 1 else ''} ago"


def exact(moment: datetime) -> str:
    day = localtime(moment)
    return f"{day.day} {day:%B %Y, %H:%M}"
