from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.conversations.reader import VISIT_TIMEOUT, record_visit

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)  # a Tuesday


@pytest.fixture
def conversation(say):
    with time_machine.travel(NOON - timedelta(days=9), tick=False):
        return say("long ago").conversation


def test_nothing_is_new_on_a_first_visit(conversation, member):
    assert record_visit(conversation, member, now=NOON) is None


def test_leaving_and_coming_back_within_half_an_hour_keeps_the_marks(conversation, member):
    record_visit(conversation, member, now=NOON)
    back = NOON + timedelta(days=3)

    ends = [
        record_visit(conversation, member, now=moment)
        for moment in (back, back + timedelta(minutes=29), back + timedelta(minutes=58))
    ]

    assert ends == [NOON, NOON, NOON]


def test_after_half_an_hour_without_a_sign_a_new_visit_begins(conversation, member):
    record_visit(conversation, member, now=NOON)
    last_sign = NOON + timedelta(days=3)
    record_visit(conversation, member, now=last_sign)

    assert record_visit(conversation, member, now=last_sign + VISIT_TIMEOUT) == last_sign
