from django.apps import AppConfig


class AccountDataConfig(AppConfig):
    """Taking along what one wrote, and going: about every room at once, so it stands to the right of them."""

    name = "account_data"
    # The label is part of table names, content types and migrations: a new one would cost more than it says.
    label = "leaving"
    default_auto_field = "django.db.models.BigAutoField"
