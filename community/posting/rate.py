"""How often one person may post. allauth's limiter, behind one door: its own docstring says it may move."""

from allauth.core import ratelimit
from django.http import HttpRequest

from community.members.models import User


def may_post(request: HttpRequest) -> bool:
    """Counts this post; False when it is one too many (`ACCOUNT_RATE_LIMITS["comment"]`)."""
    if isinstance(request.user, User):
        if request.user.has_perm("comments.moderate_comment"):
            return True
        key = f"member:{request.user.pk}"
    else:
        key = f"guest:{request.POST.get('email', '').lower()}"
    return ratelimit.consume(request, action="comment", key=key)
