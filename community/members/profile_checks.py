"""What is said against a profile before it is saved, by rooms to the right of this one."""

from collections.abc import Callable

from .models import User

#: Takes the member, the name and the text about them; returns what is wrong with the text, for the member, or "".
ProfileCheck = Callable[[User, str, str], str]
#: Takes the member; returns why their names, text and picture stay as they are for now, for the member, or "".
ProfileLock = Callable[[User], str]

_checks: list[ProfileCheck] = []
_locks: list[ProfileLock] = []


def register(check: ProfileCheck) -> None:
    if check not in _checks:
        _checks.append(check)


def register_lock(lock: ProfileLock) -> None:
    if lock not in _locks:
        _locks.append(lock)


def problem_with_profile(member: User, name: str, about: str) -> str:
    """The first thing that is wrong; "" if nothing is."""
    return next((problem for check in _checks if (problem := check(member, name, about))), "")


def why_profile_is_locked(member: User) -> str:
    """ "" if the member may change what others read about them."""
    return next((why for lock in _locks if (why := lock(member))), "")
