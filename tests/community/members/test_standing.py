from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.members.standing import APPROVED_COUNT_CAP, Standing, anonymous_standing, next_standing_hint, standing_of


@pytest.mark.parametrize(
    ("approved", "days", "standing"),
    [
        (0, 0, Standing.NEW),
        (0, 400, Standing.NEW),
        (1, 0, Standing.ESTABLISHED),
        (4, 400, Standing.ESTABLISHED),
        (5, 6, Standing.ESTABLISHED),
        (5, 7, Standing.TRUSTED),
    ],
)
def test_standing_grows_with_approved_comments_and_time(member, approved: int, days: int, standing: Standing) -> None:
    member.date_joined = timezone.now() - timedelta(days=days)

    assert standing_of(member, approved=approved) == standing


def test_a_guest_is_never_trusted() -> None:
    assert standing_of(None, approved=APPROVED_COUNT_CAP) == Standing.ESTABLISHED


@pytest.mark.parametrize(
    ("limit", "standing"), [("", Standing.TRUSTED), ("established", Standing.ESTABLISHED), ("new", Standing.NEW)]
)
def test_a_moderators_limit_holds_whatever_has_grown(member, limit: str, standing: Standing) -> None:
    member.date_joined -= timedelta(days=30)
    member.standing_limit = limit

    assert standing_of(member, approved=APPROVED_COUNT_CAP) == standing


@pytest.mark.parametrize("limit", ["new", "established", "trusted"])
def test_a_moderators_limit_raises_nobody(member, limit: str) -> None:
    member.standing_limit = limit

    assert standing_of(member, approved=0) == Standing.NEW


@pytest.mark.parametrize(("limit", "standing"), [("", Standing.TRUSTED), ("new", Standing.NEW)])
def test_staff_without_their_name_are_like_trusted_members_or_what_a_moderator_set(moderator, limit, standing) -> None:
    moderator.standing_limit = limit

    assert anonymous_standing(moderator, approved=0) == standing


@pytest.mark.parametrize(("approved", "standing"), [(0, Standing.NEW), (1, Standing.ESTABLISHED)])
def test_members_without_their_name_have_their_own_standing(member, approved, standing) -> None:
    assert anonymous_standing(member, approved=approved) == standing


def test_who_looks_after_the_site_is_staff(moderator, administrator) -> None:
    assert {standing_of(moderator, approved=0), standing_of(administrator, approved=0)} == {Standing.STAFF}


@pytest.mark.parametrize("standing", Standing)
def test_nothing_comes_next_while_a_moderators_limit_holds(member, standing) -> None:
    member.standing_limit = "new"

    assert next_standing_hint(member, standing, approved=1) == ""


def test_the_member_is_told_what_comes_next(member) -> None:
    member.date_joined = timezone.datetime(2026, 3, 1, tzinfo=timezone.get_current_timezone())

    assert [
        next_standing_hint(member, standing, approved=approved)
        for standing, approved in [
            (Standing.NEW, 0),
            (Standing.ESTABLISHED, 1),
            (Standing.ESTABLISHED, 4),
            (Standing.ESTABLISHED, 5),
            (Standing.TRUSTED, 5),
            (Standing.STAFF, 0),
        ]
    ] == [
        "one approved comment lifts the first limits.",
        "4 more approved comments, and a week since you joined (8 March 2026), lift the next ones.",
        "one more approved comment, and a week since you joined (8 March 2026), lift the next ones.",
        "on 8 March 2026, a week after you joined, the next limits lift.",
        "",
        "",
    ]


@pytest.mark.parametrize(("seconds", "standing"), [(0, Standing.TRUSTED), (1, Standing.ESTABLISHED)])
def test_trust_begins_a_week_after_joining_to_the_second(member, seconds, standing) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        member.date_joined = timezone.now() - timedelta(days=7) + timedelta(seconds=seconds)

        assert standing_of(member, approved=5) == standing
