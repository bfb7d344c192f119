"""Rounds that were kept in a browser: read from what its script sends, and kept in the account of who joined."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from community.members.models import User
from community.members.primary_keys import MAX_PK

from .answering import take_along
from .models import CheckInVersion
from .own_forms import require_own_page

#: More than a browser has after ten years of one each month.
MOST_ROUNDS = 200
#: No browser has kept one for longer.
OLDEST = timedelta(days=3660)


class BrowserRound(NamedTuple):
    key: UUID
    check_in: int
    version: int
    on: date
    answers: dict[str, str]


def read_answers(sent: Any) -> dict[str, str]:
    """Of whatever JSON it is: only names and short values, as a form would send them."""
    if not isinstance(sent, Mapping):
        return {}
    return {str(key): str(value) for key, value in sent.items() if isinstance(value, int | str)}


def read_rounds(sent: str) -> Iterator[BrowserRound]:
    """What is none is left out: anybody may have written there."""
    try:
        rows = json.loads(sent)
    except (ValueError, RecursionError):
        return
    latest = timezone.now().date() + timedelta(days=1)
    for row in rows[:MOST_ROUNDS] if isinstance(rows, list) else []:
        try:
            found = BrowserRound(
                UUID(row["key"]),
                int(row["check_in"]),
                int(row["version"]),
                date.fromisoformat(row["on"]),
                read_answers(row["answers"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            continue
        if latest - OLDEST <= found.on <= latest and 0 < found.check_in <= MAX_PK:
            yield found


def keep_browser_rounds(member: User, rounds: list[BrowserRound]) -> list[UUID]:
    """The keys of all that need not stay in the browser: kept now, kept before, or empty."""
    versions = {
        (version.check_in_id, version.number): version
        for version in CheckInVersion.objects.filter(check_in__in={found.check_in for found in rounds})
    }
    done = []
    for found in rounds:
        if version := versions.get((found.check_in, found.version)):
            take_along(member, version, found.answers, on=found.on, browser_key=found.key)
            done.append(found.key)
    return done


@csrf_exempt  # see `own_forms`
@sensitive_post_parameters()
@never_cache
@require_POST
def keep_rounds(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    require_own_page(request)
    done = keep_browser_rounds(request.user, list(read_rounds(request.POST.get("rounds", ""))))
    return JsonResponse({"kept": [str(key) for key in done]})
