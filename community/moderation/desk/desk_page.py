"""One page of a lane: keyset pagination, with the rows that belong together beside each other."""

from dataclasses import dataclass
from typing import NamedTuple

from community.members.models import User
from community.members.primary_keys import parse_pk
from community.moderation.areas.area_rights import cases_for

from .claims import show_claims
from .desk_filters import Filters
from .lanes import Lane, Row

ROWS_PER_PAGE = 25


@dataclass(frozen=True)
class Group:
    heading: str
    rows: list[Row]
    #: The query of the list of all of them; "" if no more are known to belong together.
    together: str
    count: int


class DeskPage(NamedTuple):
    groups: list[Group]
    is_first: bool
    #: For `?after=` of the next page; None on the last one.
    next_after: int | None

    @property
    def rows(self) -> list[Row]:
        """In the order of the page."""
        return [row for group in self.groups for row in group.rows]


def page_of(lane: Lane, filters: Filters, *, after: str, by: User) -> DeskPage:
    cases = lane.ordered(lane.narrow(cases_for(lane, by), filters))
    key = parse_pk(after)
    if key is not None:
        cases = cases.filter(**{"pk__lt" if lane.newest_first else "pk__gt": key})
    rows = lane.rows(cases[: ROWS_PER_PAGE + 1], by=by)
    has_more = len(rows) > ROWS_PER_PAGE
    rows = rows[:ROWS_PER_PAGE]
    show_claims(lane.name, rows)
    return DeskPage(grouped(rows), key is None, rows[-1].key if has_more else None)


def grouped(rows: list[Row]) -> list[Group]:
    """In the order of the first row of each."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.heading, []).append(row)
    return [
        Group(heading, found, found[0].together, max(found[0].together_count, len(found)))
        for heading, found in groups.items()
    ]
