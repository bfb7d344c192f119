from django.apps import AppConfig


class BrandingConfig(AppConfig):
    name = "community.branding"

    def ready(self) -> None:
        from . import branding_receivers  # noqa: F401, PLC0415 -- models are not loaded before
