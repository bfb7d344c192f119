"""How often one person may post, preview and save drafts. allauth counts.

The limits of posting depend on the standing. allauth's public `consume` knows only those in ACCOUNT_RATE_LIMITS, so
this uses the internal one; tests/library/test_allauth_rate_limits.py pins what we rely on.
"""

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest

from community.comments.comment_queries import current_standing
from community.members.models import User
from community.members.standing import Standing
from community.members.standing_limits import limits_of

#: With a key of our own, allauth asks a request for nothing but its method.
_A_POST = HttpRequest()
_A_POST.method = "POST"


def may_post(member: User | None, guest_email: str) -> bool:
    """Counts this post; False when it is one too many for this writer's standing (`members.standing_limits`).

    A guest counts as new here: the address is not confirmed yet, and a higher limit would tell that it is known.
    """
    limits = limits_of(current_standing(member) if member else Standing.NEW)
    if limits.per_minute is None:
        return True
    rates = {"comment": f"{limits.per_minute}/m/key,{limits.per_day}/d/key"}
    key = f"member:{member.pk}" if member else f"guest:{guest_email}"
    return consume(_A_POST, app="community.posting", action="comment", config=rates, key=key) is not None


def may_resend_confirmation(guest_email: str) -> bool:
    """Counts this e-mail; by its recipient, who may not have asked for it."""
    rates = {"confirmation": "5/d/key"}
    key = f"guest:{guest_email.lower()}"
    return consume(_A_POST, app="community.posting", action="confirmation", config=rates, key=key) is not None


def may_preview(request: HttpRequest) -> bool:
    """Counts this preview; by IP address, since guests preview as well."""
    return ratelimit.consume(request, action="preview")


def may_save_draft(request: HttpRequest, member: User) -> bool:
    """Counts this automatic saving of a draft, by member."""
    return ratelimit.consume(request, action="draft", key=f"member:{member.pk}")
