from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ModerationConfig(AppConfig):
    name = "community.moderation"
    label = "moderation"

    def ready(self) -> None:
        """The log's triggers are renewed after each `migrate`."""
        from .log.log_guard import guard_log  # noqa: PLC0415 -- needs the models, which are loaded before `ready`

        post_migrate.connect(guard_log, sender=self, dispatch_uid="guard_log")
