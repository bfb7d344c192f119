"""Which step comes next, from how many there were. Values only: no database and no clock."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Step:
    #: How long the member may not write; None for a warning.
    days: int | None
    label: str

    @property
    def value(self) -> str:
        """In the form."""
        return str(self.days or 0)


# The first word is a word. The lengths are those of Discourse's penalties, 24, 72, 168 and 720 hours (features d17): a
# day to cool down, and a month at most, since somebody who must stay away longer is better told to leave.
STEPS = (
    Step(None, "Warn: nothing changes for them yet"),
    Step(1, "Suspend for a day"),
    Step(3, "Suspend for three days"),
    Step(7, "Suspend for a week"),
    Step(30, "Suspend for a month"),
)
#: What lies further back is forgotten.
COUNTED_FOR = timedelta(days=365)


def next_step(earlier: int) -> Step:
    """`earlier`: how many sanctions there were within `COUNTED_FOR`, without those that were lifted."""
    return STEPS[min(earlier, len(STEPS) - 1)]


def step_of(value: str) -> Step:
    return next(step for step in STEPS if step.value == value)
