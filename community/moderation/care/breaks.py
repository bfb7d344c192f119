"""A break from the desk that a moderator chose. Until it is over they see no case; in the session, and nowhere else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest
from community.moderation.areas.area_rights import for_moderators

#: In the session, in seconds since 1970.
KEY = "moderation_break_until"
#: By what is sent.
BREAKS = {
    "10": ("Ten minutes", timedelta(minutes=10)),
    "60": ("An hour", timedelta(hours=1)),
    "720": ("Until tomorrow", timedelta(hours=12)),
}
CHOICES = [(value, label) for value, (label, _) in BREAKS.items()]


def break_until(request: HttpRequest) -> datetime | None:
    """None when there is none, or it is over."""
    until = request.session.get(KEY)
    found = datetime.fromtimestamp(until, tz=timezone.get_current_timezone()) if until else None
    return found if found and found > timezone.now() else None


def unless_on_a_break(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Instead of the cases: until when it lasts, and how to end it. What is sent from another window is not done."""

    @wraps(view)
    def asked(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if until := break_until(request):
            status = 409 if request.method == "POST" else 200
            return render(request, "moderation/on_a_break.html", {"until": until}, status=status)
        return view(request, *args, **kwargs)

    return asked


@for_moderators
@require_POST
def take_break(request: MemberRequest) -> HttpResponse:
    """`minutes`: one of `BREAKS`; any other ends it."""
    chosen = BREAKS.get(request.POST.get("minutes", ""))
    if chosen:
        request.session[KEY] = (timezone.now() + chosen[1]).timestamp()
    elif request.session.pop(KEY, None):
        messages.success(request, "Welcome back.")
    return redirect("desk")
