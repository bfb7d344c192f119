from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from community.moderation.reasons.reasons_in_use import register_sections  # noqa: PLC0415 -- needs the models

        from . import site_protection  # noqa: F401, PLC0415 -- needs the app registry
        from .rule_sections import sections_to_choose  # noqa: PLC0415 -- the same
        from .site_address import update_site_records  # noqa: PLC0415 -- the same

        register_sections(sections_to_choose)
        post_migrate.connect(update_site_records, sender=self)
