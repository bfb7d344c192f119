"""Whether a member may write at this second, and what writing without a name changes about it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.moderation.models import Sanction
from community.moderation.sanctions.sanctioning import lift, sanction
from community.moderation.sanctions.steps import STEPS
from community.moderation.sanctions.suspension import Suspended, refuse_if_suspended, suspension_of

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WARN, DAY, THREE_DAYS = STEPS[:3]


@pytest.fixture
def suspended(member, moderator) -> Sanction:
    with time_machine.travel(NOON, tick=False):
        return sanction(member, DAY, by=moderator, reason="unkind", note="Third time.")


@pytest.mark.parametrize(
    ("at", "is_suspended"),
    [
        (timedelta(0), True),
        (timedelta(days=1) - SECOND, True),
        (timedelta(days=1), False),
        (timedelta(days=1) + SECOND, False),
    ],
)
def test_it_ends_at_the_second_that_it_named(suspended, member, at, is_suspended):
    with time_machine.travel(NOON + at, tick=False):
        found = suspension_of(member)
        suspended.refresh_from_db()
        assert (found == suspended, suspended.is_in_force) == (is_suspended, is_suspended)


def test_it_names_the_time_and_leads_to_the_reason(suspended, member):
    with time_machine.travel(NOON + SECOND, tick=False), pytest.raises(Suspended) as refusal:
        refuse_if_suspended(member, without_name=False)

    assert refusal.value.until == NOON + timedelta(days=1)
    assert refusal.value.sanction == suspended


def test_of_two_the_one_that_lasts_longest_is_told(suspended, member, moderator):
    with time_machine.travel(NOON + SECOND, tick=False):
        longer = sanction(member, THREE_DAYS, by=moderator, reason="unkind", note="Again.", seen=suspended.pk)
        assert suspension_of(member) == longer

        lift(longer, by=moderator, note="Too long.")
        assert suspension_of(member) == suspended


def test_a_warning_keeps_nobody_from_writing(member, moderator):
    made = sanction(member, WARN, by=moderator, reason="unkind", note="Please.")

    assert suspension_of(member) is None
    assert made.is_in_force


def test_it_is_one_query_for_a_member_and_none_for_a_guest(member, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert suspension_of(member) is None
    with django_assert_num_queries(0):
        assert suspension_of(None) is None


def test_by_an_alias_a_member_is_kept_from_writing_under_both_names(hidden, member, moderator):
    made = sanction(member, DAY, by=moderator, reason="unkind", note="Third time.", comment=hidden)

    assert suspension_of(member) == made
    assert suspension_of(member, without_name=True) == made


def test_by_an_alias_staff_are_kept_from_writing_without_a_name_alone(hidden, administrator, moderator):
    hidden.user = administrator
    hidden.save(update_fields=["user"])
    made = sanction(administrator, DAY, by=moderator, reason="unkind", note="Third time.", comment=hidden)

    assert suspension_of(administrator) is None
    assert suspension_of(administrator, without_name=True) == made


def test_whoever_stops_looking_after_the_site_is_kept_from_both(hidden, administrator, moderator):
    hidden.user = administrator
    hidden.save(update_fields=["user"])
    made = sanction(administrator, DAY, by=moderator, reason="unkind", note="Third time.", comment=hidden)

    administrator.is_superuser = administrator.is_staff = False
    administrator.save()

    assert suspension_of(administrator) == made


def test_one_members_suspension_is_nobody_elses(suspended, other_member):
    with time_machine.travel(NOON + SECOND, tick=False):
        assert suspension_of(other_member) is None


@pytest.mark.parametrize(("without_name", "seen"), [(False, []), (True, ["here"])])
def test_what_was_decided_by_an_alias_is_seen_at_its_comment_alone(hidden, member, moderator, without_name, seen):
    sanction(member, WARN, by=moderator, reason="unkind", note="Please.", comment=hidden)

    found = Sanction.objects.filter(member=member).seen_at(hidden.pk if without_name else None)

    assert ["here" for _ in found] == seen


def test_what_was_decided_on_the_profile_is_not_seen_at_the_comment(hidden, member, moderator):
    made = sanction(member, WARN, by=moderator, reason="unkind", note="Please.")

    assert list(Sanction.objects.seen_at()) == [made]
    assert list(Sanction.objects.seen_at(hidden.pk)) == []


def test_by_a_comment_with_a_name_it_is_seen_on_the_profile(say, member, moderator):
    made = sanction(member, WARN, by=moderator, reason="unkind", note="Please.", comment=say("w", by=member))

    assert list(Sanction.objects.seen_at()) == [made]


@pytest.mark.parametrize(("step", "says"), [(WARN, "a warning"), (DAY, "you are suspended")])
def test_its_title_is_for_the_list_of_notifications(member, moderator, step, says):
    made = sanction(member, step, by=moderator, reason="unkind", note="Please.")

    assert (made.title, str(made)) == (says, f"{says} ({made.pk})")
    assert made.get_absolute_url() == f"/moderation/sanctions/{made.pk}/"
