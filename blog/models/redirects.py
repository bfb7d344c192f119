"""Redirects for addresses that are not pages of the CMS. Wagtail makes those for its pages by itself."""

from wagtail.contrib.redirects.models import Redirect

# The list of articles at the address, and its feeds.
REDIRECTED_PATHS = ("", "feed/", "feed/rss/")


def create_redirect(old: str, new: str) -> None:
    """Redirects the old address and its feeds to the new one. Earlier redirects to the old address lead to the new one
    directly, without a chain."""
    for below in REDIRECTED_PATHS:
        was, now = (Redirect.normalise_path(address + below) for address in (old, new))
        Redirect.objects.filter(old_path__in=[was, now], site=None).delete()
        Redirect.objects.filter(redirect_link=old + below).update(redirect_link=new + below)
        Redirect.objects.create(old_path=was, redirect_link=new + below, automatically_created=True)
