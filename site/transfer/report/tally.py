"""Counts what came in and what became of it. For each kind and status the outcomes add up to what came in."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    #: Changed there and here: ours stays.
    CONFLICT = "conflict"
    LEFT_OUT = "left out"


class TallyRow(NamedTuple):
    kind: str
    status: str
    came_in: int
    outcomes: dict[str, int]


class Tally:
    def __init__(self) -> None:
        self.counted: Counter[tuple[str, str, str]] = Counter()

    def count(self, kind: str, status: str, outcome: Outcome, how_many: int = 1) -> None:
        self.counted[kind, status, outcome.value] += how_many

    def as_json(self) -> dict[str, dict[str, dict[str, int]]]:
        found: dict[str, dict[str, dict[str, int]]] = {}
        for (kind, status, outcome), number in sorted(self.counted.items()):
            found.setdefault(kind, {}).setdefault(status, {})[outcome] = number
        return found


def rows_of(counts: dict[str, dict[str, dict[str, int]]]) -> list[TallyRow]:
    """Of what `as_json` made, in the order of the alphabet."""
    return [
        TallyRow(kind, status, sum(outcomes.values()), {one.value: outcomes.get(one.value, 0) for one in Outcome})
        for kind, statuses in counts.items()
        for status, outcomes in statuses.items()
    ]
