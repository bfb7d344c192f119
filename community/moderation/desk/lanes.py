"""What a lane of the desk is. The desk draws the list, the pages, the counts, the acts and their keys; a lane says what
its cases are and does what is decided. To add one, write a subclass of `Lane` and name it in `lane_list.LANES`.

Keys are primary keys of the lane's model. The desk pages by them and shows the smallest first (`newest_first`: the
largest), so a larger key must mean a later case.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from community.members.models import User

from .desk_filters import Filters


@dataclass(frozen=True)
class LaneAct:
    """Something that can be done to a case of the lane: a button with its key."""

    #: Sent as `act`. "skip", "undo", "claim" and "escalate" are the desk's own.
    name: str
    label: str
    #: The key on the keyboard; "" for none. j k d e f l n o p u x z and ? are the desk's own.
    key: str = ""
    #: "approve", "danger" or "": how the button looks.
    look: str = ""
    #: Shows the reasons first (`DecisionForm`), and sends `reason` and `note`.
    asks_reason: bool = False


@dataclass
class Row:
    """A case in the list."""

    key: int
    name: str
    since: datetime
    text: str
    why: str = ""
    #: Of the whole text: how long it takes to read.
    words: int = 0
    #: Sent back with an act: what the moderator has seen. An act may refuse when it is no longer so.
    seen: str = ""
    avatar: str = "?"
    colour: str = "slate"
    #: Rows of a page with the same heading stand together.
    heading: str = ""
    #: The query of the list of all that belong together ("writer=m7"), and how many there are in the lane.
    together: str = ""
    together_count: int = 0
    #: One's own: shown, and not to be decided.
    is_own: bool = False
    claim: Any = None


@dataclass
class ActResult:
    """What became of an act. What is refused stays as it is, with the reason in words for the moderator."""

    done: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    #: "Approved the comment by Ann Lee." or "12 comments are marked as spam."
    message: str = ""
    #: Rows of the log, for `undo`; empty when the act cannot be undone from the bar.
    decisions: list[int] = field(default_factory=list)


class Lane(ABC):
    #: In the address, and the key of its count.
    name: ClassVar[str]
    title: ClassVar[str]
    #: The sentence instead of an empty list.
    empty: ClassVar[str] = "Nothing here."
    #: Drawn with what `case` returns; it includes "moderation/desk/_acts.html" for the buttons.
    template: ClassVar[str]
    acts: ClassVar[tuple[LaneAct, ...]] = ()
    newest_first: ClassVar[bool] = False
    #: Whether its cases wait: they count in the menu, and for the age of the oldest. Not so what is decided.
    waits: ClassVar[bool] = True
    #: Whether an act teaches the filter, and so may be told not to (`learn_nothing`).
    teaches: ClassVar[bool] = False
    #: Whether its texts are folded until asked for, in the list and in the case.
    is_distressing: ClassVar[bool] = False
    #: The column since when a case waits, for the age of the oldest and the filter by age.
    since: ClassVar[str] = "submit_date"

    @abstractmethod
    def cases(self) -> QuerySet[Any]:
        """All cases, without order and without what only rows or a case need. Counted, narrowed and paged."""

    def narrow(self, cases: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
        """Those that the filters leave. Filters that mean nothing here leave all."""
        return filters.by_age(cases, self.since)

    @abstractmethod
    def rows(self, cases: QuerySet[Any], *, by: User) -> list[Row]:
        """The rows of these cases, in their order, in a constant number of queries."""

    @abstractmethod
    def case(self, key: int, *, by: User) -> Mapping[str, Any] | None:
        """What the template needs, with the `Row` as `row`; None if there is no such case in this lane any more."""

    @abstractmethod
    def act(self, act: str, seen: Mapping[int, str], *, by: User, fields: Mapping[str, Any]) -> ActResult:
        """Do it to all of these cases, by key with what was seen of each; up to a hundred, in a constant number of
        queries. `fields` is the cleaned `DecisionForm`. Checks that none is the moderator's own, and locks."""

    def possible(self, act: str) -> LaneAct | None:
        return next((one for one in self.acts if one.name == act), None)

    def ordered(self, cases: QuerySet[Any]) -> QuerySet[Any]:
        return cases.order_by("-pk" if self.newest_first else "pk")


def keys_of(rows: Sequence[Row]) -> list[int]:
    return [row.key for row in rows]
