from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "community.discussions"
    label = "discussions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import stored_columns  # noqa: PLC0415 -- needs the models, which are not loaded before

        stored_columns.register()
