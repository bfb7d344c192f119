"""How much may lead readers off the site: as many links, and as many addresses, as the writer's standing allows."""

from collections.abc import Iterator, Sequence

from community.members.standing import Standing
from community.members.standing_limits import limits_of
from community.spam.verdicts import Evidence

from .rules import counted, quoted

FIRST_WEIGHT = 1.0
NEXT_WEIGHT = 0.5
# Twenty links are not ten times the reason that two are.
MOST_WEIGHT = 2.5

_WHO = {Standing.NEW: "a new", Standing.ESTABLISHED: "an established", Standing.TRUSTED: "a trusted"}


def over_link_limit(name: str, found: Sequence[str], one: str, many: str, standing: Standing) -> Iterator[Evidence]:
    free = limits_of(standing).links
    if free is not None and (too_many := len(found) - free) > 0:
        weight = min(FIRST_WEIGHT + NEXT_WEIGHT * (too_many - 1), MOST_WEIGHT)
        number = counted(len(found), one, many)
        first = f"the first {quoted(found[0])}" if len(found) > 1 else quoted(found[0])
        yield Evidence(name, weight, f"{number} ({first}); {_WHO[standing]} writer may have {free}.")
