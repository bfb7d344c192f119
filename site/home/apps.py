from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from .address import keep_in_step  # noqa: PLC0415 -- needs the app registry

        post_migrate.connect(keep_in_step, sender=self)
