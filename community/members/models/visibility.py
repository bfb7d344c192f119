from django.db import models


class Visibility(models.TextChoices):
    """Who may see one part of a profile. The member always may."""

    EVERYONE = "everyone", "Everybody"
    MEMBERS = "members", "Members only"
    NOBODY = "nobody", "Nobody"


def visibility_field(name: str, default: Visibility) -> "models.CharField[str, str]":
    return models.CharField(name, max_length=8, choices=Visibility.choices, default=default)
