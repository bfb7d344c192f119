"""Earlier versions of an information page, as they were published: so that everybody can see which rules held when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import Page, PageLogEntry

from community.members.primary_keys import parse_pk

PUBLISHED = "wagtail.publish"


@dataclass(frozen=True)
class PageVersion:
    #: Of the revision; in the address.
    key: int
    published_at: datetime
    #: When the next one replaced it; None for the one in force.
    until: datetime | None


def versions_of(page: Page) -> list[PageVersion]:
    """The newest first. Drafts that were never published are not among them. One query."""
    entries = PageLogEntry.objects.filter(page=page.pk, action=PUBLISHED, revision__isnull=False).order_by("-timestamp")
    found: list[PageVersion] = []
    for key, published_at in entries.values_list("revision", "timestamp"):
        found.append(PageVersion(key, published_at, found[-1].published_at if found else None))
    return found


def version_asked_for(versions: list[PageVersion], asked: str) -> PageVersion | None:
    return next((version for version in versions if version.key == parse_pk(asked)), None)


def page_as_of(page: Page, version: PageVersion) -> Any:
    """The page with the words of this version; nothing is saved."""
    return page.revisions.get(pk=version.key).as_object()
