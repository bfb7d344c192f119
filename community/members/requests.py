"""Types of requests: each says what a decorator or a middleware has made sure of before a view is called."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from .models import User


class HtmxRequest(HttpRequest):
    """Any request here: `HtmxMiddleware` adds `htmx`, which is true when htmx sent it."""

    htmx: HtmxDetails


class MemberRequest(HtmxRequest):
    """A request to a view behind `login_required`, `permission_required` or `post_required`: `user` is a member."""

    user: User
