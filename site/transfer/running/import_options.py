"""What an operator can choose. It is kept with the run as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self


@dataclass
class ImportOptions:
    #: A folder or a zip with the files of the old site, by their paths.
    media: str = ""
    #: Whether pages of the old site become information pages.
    with_pages: bool = False
    #: Whether categories that are no topic here become one; otherwise they become tags.
    with_new_topics: bool = False
    #: Slugs of categories, each with the slug of a topic.
    topics: dict[str, str] = field(default_factory=dict)
    #: Names of accounts on the old site, each with the handle of a member.
    people: dict[str, str] = field(default_factory=dict)
    #: Of the old site's clock; "" for ours.
    time_zone: str = ""
    repairs_encoding: bool = True
    #: Whether the filter learns from what was spam there.
    teaches_spam: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Self:
        known = {one.name for one in fields(cls)}
        return cls(**{name: value for name, value in given.items() if name in known})
