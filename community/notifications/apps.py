from typing import Any

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "community.notifications"
    label = "notifications"

    def ready(self) -> None:
        from allauth.account.models import EmailAddress  # noqa: PLC0415 -- models, which are not loaded before
        from allauth.account.signals import email_confirmed  # noqa: PLC0415 -- the same

        from .delivery import address_check  # noqa: F401, PLC0415 -- connects to a signal, and needs models, loaded before

        email_confirmed.connect(address_confirmed, sender=EmailAddress)


def address_confirmed(email_address: Any, **signal: Any) -> None:
    """Who joins takes along what they followed as a guest with this address."""
    from .following.subscriptions import take_over_guests  # noqa: PLC0415 -- models, which are not loaded before

    take_over_guests(email_address.user, email_address.email)
