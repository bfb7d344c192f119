from django.apps import AppConfig


class LeavingConfig(AppConfig):
    """Taking along what one wrote, and going: about every room at once, so it stands to the right of them."""

    name = "leaving"
    default_auto_field = "django.db.models.BigAutoField"
