"""What is said against a profile before it is saved, by rooms to the right of this one."""

from collections.abc import Callable

from .models import User

#: Takes the member, the name and the text about them; returns what is wrong with the text, for the member, or "".
ProfileCheck = Callable[[User, str, str], str]

_checks: list[ProfileCheck] = []


def register(check: ProfileCheck) -> None:
    if check not in _checks:
        _checks.append(check)


def problem_with_profile(member: User, name: str, about: str) -> str:
    """The first thing that is wrong; "" if nothing is."""
    return next((problem for check in _checks if (problem := check(member, name, about))), "")
