"""Another handle. The old address goes on leading to the member until they say stop; nothing says what it was."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from .handles import TAKEN, check_handle, fingerprints, with_old_handle
from .models import OldHandle, Profile, User

#: Who is called something else every week is nobody.
MIN_BETWEEN_CHANGES = timedelta(days=30)


def next_change_at(profile: Profile) -> datetime | None:
    """When this member may change the handle again; None for now."""
    if profile.handle_changed_at is None:
        return None
    again = profile.handle_changed_at + MIN_BETWEEN_CHANGES
    return again if again > timezone.now() else None


def change_handle(member: User, handle: str) -> None:
    """Raises `ValidationError` when the handle cannot be this member's, or it is too early for another one."""
    try:
        with transaction.atomic():
            before = User.objects.select_for_update().values_list("username", flat=True).get(pk=member.pk)
            if handle == before:
                return
            profile = Profile.objects.of(member)
            if again := next_change_at(profile):
                raise ValidationError(f"You can change it again on {date_format(again, 'j F Y')}.", code="early")
            _give(member, handle, instead_of=before)
            profile.handle_changed_at = timezone.now()
            profile.save()
    except IntegrityError as error:  # somebody took it a moment ago
        raise ValidationError(TAKEN, code="taken") from error
    member.username = handle


def change_handle_as_admin(member: User, handle: str) -> None:
    """An administrator does it, at any time; the old handle is remembered as when its member does it."""
    with transaction.atomic():
        before = User.objects.select_for_update().values_list("username", flat=True).get(pk=member.pk)
        if handle != before:
            _give(member, handle, instead_of=before)
    member.username = handle


def _give(member: User, handle: str, *, instead_of: str) -> None:
    check_handle(handle, member=member)
    with_old_handle(handle).delete()  # one's own, taken back
    reserve_handle(instead_of, member)
    User.objects.filter(pk=member.pk).update(username=handle)


def reserve_handle(handle: str, member: User | None) -> None:
    """From now on nobody else can have this handle; `None` for a member who is leaving."""
    OldHandle.objects.update_or_create(
        fingerprint=fingerprints(handle)[0], defaults={"member": member, "redirects": member is not None}
    )


def stop_redirects(member: User) -> int:
    return OldHandle.objects.filter(member=member, redirects=True).update(redirects=False)


def find_by_old_handle(old: str) -> User | None:
    """The member whom this old handle leads to."""
    found = with_old_handle(old).filter(redirects=True, member__is_active=True).select_related("member").first()
    return found.member if found else None
