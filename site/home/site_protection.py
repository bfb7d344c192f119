"""Prevents deletion of the row of Django's `sites`: every comment refers to it and would be deleted with it."""

from typing import Any

from django.conf import settings
from django.contrib.sites.models import Site
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.dispatch import receiver


@receiver(pre_delete, sender=Site)
def site_will_be_deleted(instance: Site, **kwargs: Any) -> None:
    if instance.pk == settings.SITE_ID:
        raise ProtectedError("Every comment belongs to this site and would be deleted with it.", {instance})
