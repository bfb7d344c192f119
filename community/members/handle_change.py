"""Changing a handle. The old address redirects to the member until they stop it; the old handle is kept only hashed."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from .handles import TAKEN, check_handle, fingerprints, old_handles
from .models import OldHandle, Profile, User

#: Minimum time between two changes of handle.
MIN_BETWEEN_CHANGES = timedelta(days=30)


def next_change_at(profile: Profile) -> datetime | None:
    """When this member may change the handle again; None if they may now."""
    if profile.handle_changed_at is None:
        return None
    again = profile.handle_changed_at + MIN_BETWEEN_CHANGES
    return again if again > timezone.now() else None


def change_handle(member: User, handle: str) -> None:
    """By the member. Raises `ValidationError` if the handle is not allowed or the last change was too recent."""
    try:
        with transaction.atomic():
            before = _locked_handle(member)
            if handle == before:
                return
            profile = Profile.objects.of(member)
            if again := next_change_at(profile):
                raise ValidationError(f"You can change it again on {date_format(again, 'j F Y')}.", code="early")
            _set_handle(member, handle, instead_of=before)
            profile.handle_changed_at = timezone.now()
            profile.save()
    except IntegrityError as error:  # somebody took it a moment ago
        raise ValidationError(TAKEN, code="taken") from error
    member.username = handle


def change_handle_as_admin(member: User, handle: str) -> None:
    """By an administrator, at any time. Raises `ValidationError` if the handle is not allowed."""
    with transaction.atomic():
        before = _locked_handle(member)
        if handle != before:
            _set_handle(member, handle, instead_of=before)
    member.username = handle


def _locked_handle(member: User) -> str:
    return User.objects.select_for_update().values_list("username", flat=True).get(pk=member.pk)


def _set_handle(member: User, handle: str, *, instead_of: str) -> None:
    check_handle(handle, member=member)
    old_handles(handle).delete()  # the member takes back a handle of their own
    reserve_handle(instead_of, member)
    User.objects.filter(pk=member.pk).update(username=handle)


def reserve_handle(handle: str, member: User | None) -> None:
    """Keep a given-up handle from everybody else. With `None`, for a member who leaves, it redirects nowhere."""
    OldHandle.objects.update_or_create(
        fingerprint=fingerprints(handle)[0], defaults={"member": member, "redirects": member is not None}
    )


def stop_redirects(member: User) -> int:
    """Old handles of this member no longer redirect. Returns how many did."""
    return OldHandle.objects.filter(member=member, redirects=True).update(redirects=False)


def find_by_old_handle(handle: str) -> User | None:
    """The member to whom this old handle redirects."""
    found = old_handles(handle).filter(redirects=True, member__is_active=True).select_related("member").first()
    return found.member if found else None
