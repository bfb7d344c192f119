from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments.drafts import Draft
from community.spam.circumstances import circumstances_of

WORDS = "The same words, said by somebody else before."


@pytest.mark.parametrize(("hours", "copies"), [(0, 1), (23.9, 1), (24.1, 0), (240, 0)])
def test_copies_are_counted_for_a_day(say, thing, member, hours, copies):
    said_at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    with time_machine.travel(said_at, tick=False):
        say(WORDS)

    with time_machine.travel(said_at + timedelta(hours=hours), tick=False):
        assert circumstances_of(Draft(target=thing, body=WORDS, member=member)).copies == copies
