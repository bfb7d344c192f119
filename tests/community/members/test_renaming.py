from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from community.members.handles import TAKEN
from community.members.models import OldHandle, Profile, User
from community.members.renaming import now_at, rename, stop_leading_here


def test_the_old_handle_leads_to_the_member(member) -> None:
    rename(member, "night-owl")

    assert User.objects.get(pk=member.pk).username == "night-owl"
    assert now_at("jonas-m") == member
    assert now_at("somebody-else") is None


def test_the_member_can_end_it_and_the_handle_stays_taken(member, other_member) -> None:
    rename(member, "night-owl")

    assert stop_leading_here(member) == 1
    assert now_at("jonas-m") is None
    with pytest.raises(ValidationError) as refused:
        rename(other_member, "jonas-m")
    assert refused.value.messages == [TAKEN]


def test_one_change_in_thirty_days(member) -> None:
    rename(member, "night-owl")
    with pytest.raises(ValidationError, match="You can change it again on"):
        rename(member, "day-owl")

    Profile.objects.update(handle_changed_at=timezone.now() - timedelta(days=30, seconds=1))
    rename(member, "day-owl")

    assert [now_at(old) for old in ("jonas-m", "night-owl", "day-owl")] == [member, member, None]


def test_ones_own_earlier_handle_can_be_taken_back(member) -> None:
    rename(member, "night-owl")
    Profile.objects.update(handle_changed_at=None)

    rename(member, "jonas-m")

    assert (now_at("jonas-m"), now_at("night-owl")) == (None, member)
    assert OldHandle.objects.count() == 1


def test_the_same_handle_changes_nothing(member) -> None:
    rename(member, "jonas-m")

    assert (OldHandle.objects.count(), Profile.objects.count()) == (0, 0)


def test_a_handle_somebody_has_changes_nothing(member, other_member) -> None:
    with pytest.raises(ValidationError):
        rename(member, "Beatriz".lower())

    assert (OldHandle.objects.count(), Profile.objects.count()) == (0, 0)


def test_nobody_is_found_who_has_left(member) -> None:
    rename(member, "night-owl")
    User.objects.filter(pk=member.pk).update(is_active=False)

    assert now_at("jonas-m") is None
