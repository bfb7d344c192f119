"""Somebody suspended keeps the name, the text and the picture that others see, until they may write again. Who sees
them, and what is deleted, stays theirs to say."""

from django.utils.timezone import localtime

from community.members.models import User

from .suspension import suspension_of

STAYS = "This stays as it is until {until}, as a moderator has suspended you. The rest of your settings can be changed."


def why_profile_stays(member: User) -> str:
    """The sentence for the member; "" if they may change it."""
    found = suspension_of(member)
    return STAYS.format(until=f"{localtime(found.until):%-d %B %Y, %H:%M}") if found and found.until else ""
