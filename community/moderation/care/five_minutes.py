"""Which cases are the most use when there are only five minutes. Values only: no database and no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from community.moderation.desk.lanes import Row

SECONDS = 5 * 60
#: People read about 200 words a minute on a screen; and a decision takes some seconds.
WORDS_PER_SECOND = 200 / 60
TO_DECIDE = 12
#: An appeal, a worry and a report of something illegal want an answer in words.
TO_ANSWER = 60
#: What distresses stands at most so often in a row.
MOST_IN_A_ROW = 2


@dataclass(frozen=True)
class ShortCase:
    lane: str
    title: str
    row: Row
    #: The smaller, the sooner.
    rank: int
    is_distressing: bool
    is_answered_in_words: bool

    @property
    def seconds(self) -> int:
        extra = TO_ANSWER if self.is_answered_in_words else 0
        return round(self.row.words / WORDS_PER_SECOND) + TO_DECIDE + extra

    @property
    def since(self) -> datetime:
        return self.row.since


def cases_that_fit(cases: Iterable[ShortCase], seconds: int = SECONDS) -> list[ShortCase]:
    """The most urgent first, of these the oldest; what doesn't fit any more is left out for something shorter. Not
    one's own, and not those that somebody else reads just now."""
    chosen, left = [], seconds
    for case in sorted(cases, key=lambda case: (case.rank, case.since)):
        if case.seconds <= left and not case.row.is_own and case.row.claim is None:
            chosen.append(case)
            left -= case.seconds
    return spread(chosen)


def spread(cases: Sequence[ShortCase]) -> list[ShortCase]:
    """In the same order, but with something calmer after two that distress, for as long as there is any."""
    waiting, spread_out, in_a_row = list(cases), [], 0
    while waiting:
        calm = next((case for case in waiting if not case.is_distressing), None)
        chosen = calm if in_a_row >= MOST_IN_A_ROW and calm else waiting[0]
        waiting.remove(chosen)
        spread_out.append(chosen)
        in_a_row = in_a_row + 1 if chosen.is_distressing else 0
    return spread_out
