from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import index_receivers  # noqa: F401, PLC0415 -- connects to signals of models, which must be loaded before
