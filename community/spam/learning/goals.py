"""What the filter is to reach on public collections (docs/spam.md), by the method of `trials_of`."""

from collections.abc import Iterator, Sequence
from statistics import mean
from typing import NamedTuple

from .evaluation import Confusion, Result

#: Of all spam, so much is to be rejected without anybody reading it, at so little of ham.
LEAST_REJECTED, MOST_HAM_REJECTED = 0.70, 0.001


class Goal(NamedTuple):
    mcc: float
    #: The share of ham that may be taken for spam; 1 where only the order counts.
    blocked: float = 1.0
    area: float = 0.0
    #: Whether all trials are counted together; otherwise it is their mean.
    is_pooled: bool = False


GOALS = {
    "its own division": Goal(mcc=0.930, blocked=0.020),
    "one source left out": Goal(mcc=0.89, area=0.987),
    "by date": Goal(mcc=0.84, blocked=0.045, is_pooled=True),
    "in the order of the file": Goal(mcc=0.94, blocked=0.004),
}


class Line(NamedTuple):
    name: str
    value: float
    goal: float
    is_reached: bool


def compare(method: str, results: Sequence[Result]) -> Iterator[Line]:
    """Each figure that has a goal, beside it. MCC comes first."""
    goal = GOALS[method]
    together = sum((one.confusion for one in results), Confusion())
    counted = [together] if goal.is_pooled else [one.confusion for one in results]
    yield _at_least("MCC", mean(one.mcc for one in counted), goal.mcc)
    if goal.blocked < 1:
        yield _at_most("ham blocked", mean(one.blocked for one in counted), goal.blocked)
    if goal.area:
        yield _at_least("AUC", mean(one.area for one in results), goal.area)
    rejected = sum((one.rejected for one in results), Confusion())
    yield _at_least("spam rejected", rejected.recall, LEAST_REJECTED)
    yield _at_most("ham rejected", rejected.blocked, MOST_HAM_REJECTED)


def _at_least(name: str, value: float, goal: float) -> Line:
    return Line(name, value, goal, value >= goal)


def _at_most(name: str, value: float, goal: float) -> Line:
    return Line(name, value, goal, value <= goal)
