from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "community.moderation"
    label = "moderation"

    def ready(self) -> None:
        from .reports import withdrawals  # noqa: F401, PLC0415 -- connects to a signal, and needs models, loaded before
