"""Why an account is closed, for who tries to sign in with it; rooms to the right know."""

from collections.abc import Callable

from .models import User

#: Takes a member whose account is closed; returns the address of the page that says why, or "".
Explanation = Callable[[User], str]

_explanations: list[Explanation] = []


def register(explanation: Explanation) -> None:
    if explanation not in _explanations:
        _explanations.append(explanation)


def explanation_url(member: User) -> str:
    """ "" if nobody knows; then the page says only that the account is closed."""
    return next((url for explanation in _explanations if (url := explanation(member))), "")
