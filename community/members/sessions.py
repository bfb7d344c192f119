"""The list "Where you’re signed in": keeps the name of the browser and the time, neither IP address nor User-Agent.

See docs/decisions/0008.
"""

from typing import Any

from allauth.usersessions.models import UserSession

from .user_agents import device_name

#: allauth's column must hold an IP address. This one belongs to nobody.
NO_IP = "0.0.0.0"  # noqa: S104 -- not listened on


def anonymise_session(sender: type[UserSession], instance: UserSession, **kwargs: Any) -> None:
    """Receiver of `pre_save`, because allauth writes these rows in several places."""
    if instance.ip != NO_IP:
        instance.ip = NO_IP
        instance.user_agent = device_name(instance.user_agent)
