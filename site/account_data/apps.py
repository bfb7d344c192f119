from django.apps import AppConfig


class AccountDataConfig(AppConfig):
    """It reads and deletes what every other room keeps, so it stands to the right of them."""

    name = "account_data"
    # Kept from before the folder was renamed: the label is in table names, content types, permissions and migrations.
    label = "leaving"
    default_auto_field = "django.db.models.BigAutoField"
