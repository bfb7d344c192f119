"""The time zone of a member: the setting that Wagtail keeps for the CMS, so that the whole site shows one hour.

Strangers, and members who have none, are shown the time of the site (setting TIME_ZONE).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.users.models import UserProfile

from .models import User

#: Those that are named after a place. The others are older names of these, or have no summer time.
CONTINENTS = (
    *("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"),
    "UTC",
)


@cache
def known_zones() -> frozenset[str]:
    """Whatever a browser may call its own."""
    return frozenset(available_timezones())


@cache
def zones_to_choose() -> dict[str, list[str]]:
    """By continent, in alphabetical order."""
    return {
        continent: sorted(name for name in known_zones() if name.split("/")[0] == continent) for continent in CONTINENTS
    }


def zone_name(member: User | AnonymousUser | None) -> str:
    """ "" for a stranger and for a member who has none. No query for the member of the request (`MemberBackend`)."""
    profile = getattr(member, "wagtail_userprofile", None)
    return profile.current_time_zone if profile and profile.current_time_zone in known_zones() else ""


def zone_of(member: User | AnonymousUser | None) -> tzinfo:
    name = zone_name(member)
    return ZoneInfo(name) if name else timezone.get_default_timezone()


def set_zone(member: User, name: str) -> None:
    """ "" for the time of the site."""
    UserProfile.objects.update_or_create(user=member, defaults={"current_time_zone": name})


@contextmanager
def time_of(member: User | AnonymousUser | None) -> Iterator[None]:
    """Within it, templates and `localtime` show the time of this member, or that of the site."""
    with timezone.override(zone_of(member)):
        yield
