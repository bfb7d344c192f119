from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from . import site_protection  # noqa: F401, PLC0415 -- needs the app registry
        from .site_address import update_site_records  # noqa: PLC0415 -- the same

        post_migrate.connect(update_site_records, sender=self)
