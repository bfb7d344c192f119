"""The bar with which the last act is undone. It stands for ten seconds (the script counts); from the log an act can be
undone for as long as nothing else was decided."""

from django.http import HttpRequest
from django.utils import timezone

from .lanes import ActResult

SESSION_KEY = "desk_last_act"
#: Without the script the bar stands on pages that are loaded within so many seconds.
SHOWN_FOR = 60


def remember_act(request: HttpRequest, result: ActResult) -> None:
    if result.decisions:
        at = timezone.now().timestamp()
        request.session[SESSION_KEY] = {"message": result.message, "decisions": result.decisions, "at": at}


def last_act(request: HttpRequest) -> dict[str, object] | None:
    found = request.session.get(SESSION_KEY)
    return found if found and timezone.now().timestamp() - found["at"] < SHOWN_FOR else None


def forget_act(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)
