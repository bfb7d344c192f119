"""What a digest says."""

from typing import Any

from django.conf import settings

from community.notifications.settings.settings_link import settings_url
from community.notifications.site_news import Sections

from .digest_items import MOST_ITEMS, Found
from .digest_reader import Reader
from .digest_schedule import is_all_weekly
from .email_kinds import EmailKind
from .email_message import SiteEmail, build_email


def digest_email(reader: Reader, own: Found, sections: Sections) -> SiteEmail:
    member, preferences = reader.member, reader.preferences
    context: dict[str, Any] = {
        "name": member.display_name,
        "groups": own.groups,
        "more": own.more,
        "count": len(own.keys),
        "to_member": own.to_member,
        "followed": len(own.keys) - own.to_member,
        "sections": share(sections, MOST_ITEMS - len(own.groups)),
        "is_weekly": reader.is_weekly and is_all_weekly(preferences),
        "preferences": preferences,
        "link": f"{settings.SITE_URL}/notifications/",
        "settings_link": settings_url(member),
    }
    context["first"] = own.groups[0].newest if own.groups else None
    return build_email("digest", context, to=member.email, kind=EmailKind.DIGEST, is_wanted=True)


def share(sections: Sections, places: int) -> Sections:
    """The places that are left, one after the other: the first of each section, then the second."""
    taken: Sections = [(heading, []) for heading, _ in sections]
    for number in range(max((len(items) for _, items in sections), default=0)):
        for (_, items), (_, chosen) in zip(sections, taken, strict=True):
            if places > 0 and number < len(items):
                chosen.append(items[number])
                places -= 1
    return [(heading, items) for heading, items in taken if items]
