from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments.drafts import Draft
from community.members.standing import Standing
from community.posting.journey import judge_draft, post
from community.spam.circumstances import standing_behind
from tests.factories import UserFactory

WORDS = "The same words, said by somebody else before."


@pytest.mark.parametrize(("days", "copies"), [(0, 1), (6.9, 1), (7.1, 0), (70, 0)])
def test_copies_are_counted_for_a_week(thing, member, days, copies):
    said_at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    with time_machine.travel(said_at, tick=False):
        post(Draft(target=thing, body=WORDS.upper(), member=UserFactory()))

    with time_machine.travel(said_at + timedelta(days=days), tick=False):
        circumstances = judge_draft(Draft(target=thing, body=WORDS, member=member)).circumstances

    assert circumstances
    assert (circumstances.copies, circumstances.near_copies) == (copies, 0)
    assert circumstances.standing is Standing.NEW


@pytest.mark.parametrize(
    ("writer", "without_name", "standing"),
    [
        ("moderator", False, Standing.STAFF),
        ("moderator", True, Standing.TRUSTED),
        ("member", False, Standing.NEW),
        ("member", True, Standing.NEW),
    ],
)
def test_a_moderator_who_writes_without_a_name_is_judged_as_a_member(request, thing, writer, without_name, standing):
    draft = Draft(target=thing, body=WORDS, member=request.getfixturevalue(writer), without_name=without_name)

    assert standing_behind(draft) is standing


def test_a_guest_has_no_account_to_be_judged_by(thing):
    draft = Draft(target=thing, body=WORDS, guest_name="Ann Lee", guest_email="ann@example.org")

    assert standing_behind(draft) is Standing.NEW
