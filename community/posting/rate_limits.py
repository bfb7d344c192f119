"""How often one person may post. allauth's limiter, behind one door: its own docstring says it may move."""

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest

from community.comments.comment_queries import current_standing
from community.members.models import User
from community.members.standing import Standing
from community.members.standing_limits import limits_of


def may_post(request: HttpRequest) -> bool:
    """Counts this post; False when it is one too many for this writer's standing (`members.policy`).

    Guests are new here: their address is not confirmed yet, and a wider limit would say that it is known.
    """
    member = request.user if isinstance(request.user, User) else None
    email = "" if member else request.POST.get("email", "").lower()
    limits = limits_of(current_standing(member) if member else Standing.NEW)
    if limits.per_minute is None:
        return True
    rates = {"comment": f"{limits.per_minute}/m/key,{limits.per_day}/d/key"}
    key = f"member:{member.pk}" if member else f"guest:{email}"
    return consume(request, app="community.posting", action="comment", config=rates, key=key) is not None


def may_preview(request: HttpRequest) -> bool:
    """The same for looking at one's words while writing them (`"preview"`)."""
    return ratelimit.consume(request, action="preview")


def may_save_draft(request: HttpRequest) -> bool:
    return ratelimit.consume(request, action="draft", key=f"member:{request.user.pk}")
