"""The site's address is a setting; two tables repeat it, Wagtail's and Django's."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps as installed
from django.apps.registry import Apps
from django.conf import settings


def host_and_port() -> tuple[str, int]:
    address = urlsplit(settings.SITE_URL)
    return address.hostname or "localhost", address.port or (443 if address.scheme == "https" else 80)


def update_site_records(*, apps: Apps = installed, **kwargs: Any) -> None:
    """After each `migrate`, so that a copied database serves its new address. `flush` says so too, without apps."""
    try:
        wagtail_site, django_site = apps.get_model("wagtailcore", "Site"), apps.get_model("sites", "Site")
    except LookupError:
        return  # Not that far yet.
    host, port = host_and_port()
    wagtail_site.objects.filter(is_default_site=True).update(hostname=host, port=port, site_name=settings.SITE_NAME)
    django_site.objects.filter(pk=settings.SITE_ID).update(
        domain=urlsplit(settings.SITE_URL).netloc, name=settings.SITE_NAME
    )
