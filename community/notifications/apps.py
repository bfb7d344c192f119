from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "community.notifications"
    label = "notifications"

    def ready(self) -> None:
        from . import address_check  # noqa: F401, PLC0415 -- connects to a signal, and needs models, loaded before
