from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "community.discussions"
    label = "discussions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from community.notifications.reminders import register_reminder  # noqa: PLC0415 -- needs the models

        from . import stored_columns  # noqa: PLC0415 -- needs the models, which are not loaded before
        from .outcome import ask_how_it_turned_out  # noqa: PLC0415 -- needs the models

        stored_columns.register()
        register_reminder(ask_how_it_turned_out)
