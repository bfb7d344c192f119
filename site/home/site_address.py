"""Copies SITE_URL into the database: Wagtail's site, Django's site, stored texts of feeds."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps as installed
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.sites.models import Site as DjangoSite
from django.db.models import Model, Value
from django.db.models.functions import Replace
from wagtail.models import Site

from blog.models.article_queryset import ARTICLES_CACHE
from community.members.models.cache_version import new_cache_version


def update_site_records(*, apps: Apps = installed, **kwargs: Any) -> None:
    """Run at every start and after each `migrate`, which passes its own `apps`, so that a copied database serves its
    new address. `flush` calls it without `apps`.
    """
    try:
        wagtail_site, django_site = apps.get_model("wagtailcore", "Site"), apps.get_model("sites", "Site")
    except LookupError:
        return  # Their tables do not exist yet.
    host, port = host_and_port()
    old = wagtail_site.objects.filter(is_default_site=True).first()
    wagtail_site.objects.filter(is_default_site=True).update(hostname=host, port=port)
    django_site.objects.filter(pk=settings.SITE_ID).update(domain=urlsplit(settings.SITE_URL).netloc)
    if old and (old.hostname, old.port) != (host, port):
        update_stored_texts(apps, old)
        # `update` sends no signals, so Wagtail and Django do not empty their caches themselves.
        Site.clear_site_root_paths_cache()
        DjangoSite.objects.clear_cache()


def host_and_port() -> tuple[str, int]:
    """Return host and port of `SITE_URL`; the port of the scheme if it names none."""
    address = urlsplit(settings.SITE_URL)
    return address.hostname or "localhost", address.port or (443 if address.scheme == "https" else 80)


def update_stored_texts(apps: Apps, old: Model) -> None:
    """Replace the old address in the stored texts of feeds, and give the cached pieces of articles a new version."""
    try:
        assets, versions = apps.get_model("blog", "ArticleAssets"), apps.get_model("members", "CacheVersion")
    except LookupError:
        return  # Their tables do not exist yet: there is nothing stored.
    for url in urls_of(old):
        assets.objects.filter(full_text__contains=f"{url}/").update(
            full_text=Replace("full_text", Value(f"{url}/"), Value(f"{settings.SITE_URL}/"))
        )
    versions.objects.update_or_create(name=ARTICLES_CACHE, defaults={"number": new_cache_version()})


def urls_of(site: Any) -> list[str]:
    """Return the URLs the site may have had. Wagtail stores no scheme; only the usual ports tell it."""
    known = {80: [f"http://{site.hostname}"], 443: [f"https://{site.hostname}"]}
    return known.get(site.port, [f"{scheme}://{site.hostname}:{site.port}" for scheme in ("http", "https")])
