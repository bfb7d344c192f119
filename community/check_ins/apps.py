from django.apps import AppConfig


class CheckInsConfig(AppConfig):
    name = "community.check_ins"
    label = "check_ins"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save  # noqa: PLC0415 -- beside those that need the models

        from community.notifications.reminders import register_reminder  # noqa: PLC0415 -- needs the models

        from .menu_entry import forget  # noqa: PLC0415 -- needs the models
        from .models import CheckIn  # noqa: PLC0415 -- needs the other apps
        from .reminding import send_due_reminders  # noqa: PLC0415 -- needs the models
        from .totals import update_totals  # noqa: PLC0415 -- needs the models

        post_save.connect(forget, sender=CheckIn)
        post_delete.connect(forget, sender=CheckIn)
        register_reminder(send_due_reminders)
        register_reminder(update_totals)
