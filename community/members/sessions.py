"""What is kept about where somebody is signed in: roughly which browser, and since when."""

from typing import Any

from allauth.usersessions.models import UserSession

from .user_agents import device_name

# The package's column takes an address and nothing else; this one is nobody's.
NO_IP = "0.0.0.0"  # noqa: S104 -- not listened on


def anonymise_session(sender: type[UserSession], instance: UserSession, **kwargs: Any) -> None:
    """Before a session's row is written, however the package came to write it."""
    if instance.ip != NO_IP:
        instance.ip = NO_IP
        instance.user_agent = device_name(instance.user_agent)
