from datetime import datetime, timedelta

from django import template
from django.utils import timezone

register = template.Library()

#: From then on a case is late.
LATE = timedelta(days=1)
MINUTE, HOUR, DAY = 60, 3600, 86400


@register.filter
def age(moment: datetime) -> str:
    """For how long something has waited: "14 min", "3 h", "2 days"."""
    seconds = max(0, int((timezone.now() - moment).total_seconds()))
    if seconds < HOUR:
        return f"{seconds // MINUTE} min"
    if seconds < DAY:
        return f"{seconds // HOUR} h"
    days = seconds // DAY
    return f"{days} day{'' if days == 1 else 's'}"


@register.filter
def is_late(moment: datetime) -> bool:
    return timezone.now() - moment >= LATE
