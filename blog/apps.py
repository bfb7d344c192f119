from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from . import article_cache, receivers  # noqa: F401, PLC0415 -- they hear signals; models must be there first
