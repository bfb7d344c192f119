"""The lanes of the desk in their order, and how many cases wait in each."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Count, Min, Value

from community.members.models import User
from community.moderation.appeals.appeals_lane import AppealsLane
from community.moderation.areas.area_rights import cases_for, lanes_for
from community.moderation.reports.report_lanes import IllegalLane, ReportsLane, WorriedLane

from .comment_lanes import HeldLane, ReadAgainLane, RemovedLane, SpamLane, UnconfirmedLane
from .lanes import Lane

#: A lane of this room is added here.
LANES: tuple[Lane, ...] = (
    HeldLane(),
    ReportsLane(),
    WorriedLane(),
    IllegalLane(),
    ReadAgainLane(),
    AppealsLane(),
    UnconfirmedLane(),
    SpamLane(),
    RemovedLane(),
)


@dataclass(frozen=True)
class LaneCount:
    lane: Lane
    count: int


@dataclass(frozen=True)
class Waiting:
    lanes: list[LaneCount]
    #: Cases that wait for a moderator, of all lanes.
    count: int
    oldest: datetime | None


def lane_named(name: str) -> Lane | None:
    return next((lane for lane in LANES if lane.name == name), None)


def waiting(by: User | None = None) -> Waiting:
    """The counts of all lanes, and since when the oldest case waits, in one query. `by`: of what they may see."""
    lanes = lanes_for(LANES, by)
    parts = [
        cases_for(lane, by)
        .order_by()
        .annotate(lane=Value(lane.name, output_field=CharField()))
        .values("lane")
        .annotate(lane_count=Count("pk"), lane_oldest=Min(lane.since))
        .values_list("lane", "lane_count", "lane_oldest")
        for lane in lanes
    ]
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else [row for part in parts for row in part]
    found = {name: (count, oldest) for name, count, oldest in rows}
    counts = [LaneCount(lane, found.get(lane.name, (0, None))[0]) for lane in lanes]
    oldest = [found[lane.name][1] for lane in lanes if lane.waits and found.get(lane.name, (0, None))[1]]
    return Waiting(counts, sum(one.count for one in counts if one.lane.waits), min(oldest, default=None))
