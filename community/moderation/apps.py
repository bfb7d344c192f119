from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ModerationConfig(AppConfig):
    name = "community.moderation"
    label = "moderation"

    def ready(self) -> None:
        # Models are not loaded before.
        from community.members import closed_accounts, profile_checks  # noqa: PLC0415
        from community.notifications.emails.timed_emails import register_sender  # noqa: PLC0415
        from community.notifications.reminders import register_reminder  # noqa: PLC0415

        from .bans.closed_by_ban import ban_explanation_url  # noqa: PLC0415
        from .log.log_guard import guard_log  # noqa: PLC0415
        from .models import RemovalReason  # noqa: PLC0415
        from .queue_notification import notify_of_queue  # noqa: PLC0415
        from .queue_reminder import remind_moderators  # noqa: PLC0415
        from .reasons import reasons_in_use  # noqa: PLC0415
        from .reports import withdrawals  # noqa: F401, PLC0415 -- connects to a signal
        from .sanctions.suspended_profile import why_profile_stays  # noqa: PLC0415

        reasons_in_use.connect(RemovalReason)
        register_sender("reminders of the queue", remind_moderators)
        register_reminder(notify_of_queue)
        profile_checks.register_lock(why_profile_stays)
        closed_accounts.register(ban_explanation_url)
        post_migrate.connect(guard_log, sender=self, dispatch_uid="guard_log")
