from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from community.members.handle_change import change_handle, find_by_old_handle, stop_redirects
from community.members.handles import TAKEN
from community.members.models import OldHandle, Profile, User


def test_the_old_handle_leads_to_the_member(member) -> None:
    change_handle(member, "night-owl")

    assert User.objects.get(pk=member.pk).username == "night-owl"
    assert find_by_old_handle("jonas-m") == member
    assert find_by_old_handle("somebody-else") is None


def test_the_member_can_end_it_and_the_handle_stays_taken(member, other_member) -> None:
    change_handle(member, "night-owl")

    assert stop_redirects(member) == 1
    assert find_by_old_handle("jonas-m") is None
    with pytest.raises(ValidationError) as refused:
        change_handle(other_member, "jonas-m")
    assert refused.value.messages == [TAKEN]


def test_one_change_in_thirty_days(member) -> None:
    change_handle(member, "night-owl")
    with pytest.raises(ValidationError, match="You can change it again on"):
        change_handle(member, "day-owl")

    Profile.objects.update(handle_changed_at=timezone.now() - timedelta(days=30, seconds=1))
    change_handle(member, "day-owl")

    assert [find_by_old_handle(old) for old in ("jonas-m", "night-owl", "day-owl")] == [member, member, None]


def test_ones_own_earlier_handle_can_be_taken_back(member) -> None:
    change_handle(member, "night-owl")
    Profile.objects.update(handle_changed_at=None)

    change_handle(member, "jonas-m")

    assert (find_by_old_handle("jonas-m"), find_by_old_handle("night-owl")) == (None, member)
    assert OldHandle.objects.count() == 1


def test_the_same_handle_changes_nothing(member) -> None:
    change_handle(member, "jonas-m")

    assert (OldHandle.objects.count(), Profile.objects.count()) == (0, 0)


def test_a_handle_somebody_has_changes_nothing(member, other_member) -> None:
    with pytest.raises(ValidationError):
        change_handle(member, "Beatriz".lower())

    assert (OldHandle.objects.count(), Profile.objects.count()) == (0, 0)


def test_nobody_is_found_who_has_left(member) -> None:
    change_handle(member, "night-owl")
    User.objects.filter(pk=member.pk).update(is_active=False)

    assert find_by_old_handle("jonas-m") is None
