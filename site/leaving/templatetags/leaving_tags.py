from django import template
from django.conf import settings

from leaving.models import GRACE

register = template.Library()

#: What the privacy page calls each row of `settings.KEEP_DAYS`.
WORDS = {
    "address_hashes": "The hash of the address a comment was sent from",
    "unconfirmed": "A guest's comment that was never confirmed",
    "guest_links": "The link in a guest's letter, with which the comment can be withdrawn",
    "never_joined": "An account whose e-mail address was never confirmed",
    "spam": "What was taken for spam",
    "drafts": "A draft nobody came back to",
    "visits": "When you last read a conversation",
    "notices": "A notice",
    "exports": "A file with your data that you asked for",
    "tasks": "What our machines did behind the scenes, like sending a letter",
}


@register.inclusion_tag("leaving/_keeping.html")
def how_long_we_keep() -> dict[str, object]:
    """The timetable of `manage.py purge`, as the privacy page shows it: the same numbers, not written twice."""
    rows = [(WORDS[kind], days) for kind, days in settings.KEEP_DAYS.items()]
    rows.append(("Where you are signed in", settings.SESSION_COOKIE_AGE // (24 * 3600)))
    return {"rows": rows, "grace_hours": int(GRACE.total_seconds() // 3600)}
