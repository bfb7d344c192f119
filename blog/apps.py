from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415 -- connects to signals of models, which must be loaded before
