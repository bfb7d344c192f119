"""A slug that no other page has, and no other view."""

from __future__ import annotations

from itertools import count

from wagtail.models import Page

from blog.taken_slugs import slugs_taken_below


def free_slug(wanted: str, parent: Page, *, own: int | None = None) -> str:
    """The slug, with a number behind it if it is taken. `own`: the key of the page that may have it already."""
    taken = slugs_taken_below(parent)
    beside = parent.get_children().exclude(pk=own).filter(slug__startswith=wanted).values_list("slug", flat=True)
    used = set(beside)
    candidates = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(slug for slug in candidates if slug not in taken and slug not in used)
