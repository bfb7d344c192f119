"""Addresses that are not pages' and may change: Wagtail leads on from those of pages by itself."""

from wagtail.contrib.redirects.models import Redirect

# The list, and its feeds.
REDIRECTED_PATHS = ("", "feed/", "feed/rss/")


def create_redirect(old: str, new: str) -> None:
    """From an address to the one it has become, and from all that came before it, at once."""
    for below in REDIRECTED_PATHS:
        was, now = (Redirect.normalise_path(address + below) for address in (old, new))
        Redirect.objects.filter(old_path__in=[was, now], site=None).delete()
        Redirect.objects.filter(redirect_link=old + below).update(redirect_link=new + below)
        Redirect.objects.create(old_path=was, redirect_link=new + below, automatically_created=True)
