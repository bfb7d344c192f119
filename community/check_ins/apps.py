from django.apps import AppConfig


class CheckInsConfig(AppConfig):
    name = "community.check_ins"
    label = "check_ins"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from community.notifications.reminders import register_reminder  # noqa: PLC0415 -- needs the models

        from .reminding import send_due_reminders  # noqa: PLC0415 -- needs the models
        from .totals import update_totals  # noqa: PLC0415 -- needs the models

        register_reminder(send_due_reminders)
        register_reminder(update_totals)
