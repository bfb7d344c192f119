"""Shows times to a member in their own time zone.

Articles are left out: the date of an article is the same for everybody, as in feeds and in the archive, and parts of
their pages are cached for all readers. A conversation looks for the zone of its reader itself.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from community.members.time_zone import zone_name, zone_of

#: The rooms and packages whose views show articles.
SAME_FOR_EVERYBODY = ("blog.", "home.", "wagtail.views")


class TimeZoneMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *arguments: Any) -> None:
        if not getattr(view, "__module__", "").startswith(SAME_FOR_EVERYBODY) and zone_name(request.user):
            timezone.activate(zone_of(request.user))
