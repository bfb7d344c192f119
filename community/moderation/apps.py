from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ModerationConfig(AppConfig):
    name = "community.moderation"
    label = "moderation"

    def ready(self) -> None:
        from community.notifications.emails.timed_emails import register_sender  # noqa: PLC0415 -- models come first
        from community.notifications.reminders import register_reminder  # noqa: PLC0415 -- models come first

        from .queue_notification import notify_of_queue  # noqa: PLC0415 -- models are not loaded before
        from .queue_reminder import remind_moderators  # noqa: PLC0415 -- models are not loaded before

        register_sender("reminders of the queue", remind_moderators)
        register_reminder(notify_of_queue)

        from .log.log_guard import guard_log  # noqa: PLC0415 -- needs the models, which are loaded before `ready`

        post_migrate.connect(guard_log, sender=self, dispatch_uid="guard_log")

        from .reports import withdrawals  # noqa: F401, PLC0415 -- connects to a signal, and needs models, loaded before
