"""Addresses that have changed. They are in e-mails that were sent, in bookmarks and in pages that are still open."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import path
from django.views.decorators.http import require_safe

import community.members.primary_keys  # noqa: F401 -- registers the converter


def moved_to(url_name: str) -> Callable[..., HttpResponse]:
    """Return a view that redirects to the address of this name, with the same arguments and query.

    The status is 308: browsers repeat a POST as a POST, so a form of a page that is still open arrives.
    """

    def redirect_to_new_url(request: HttpRequest, **kwargs: int | str) -> HttpResponse:
        query = request.META["QUERY_STRING"]
        url = resolve_url(url_name, **kwargs) + (f"?{query}" if query else "")
        return redirect(url, permanent=True, preserve_request=True)

    return redirect_to_new_url


urlpatterns = [
    path("cms/desk/", require_safe(moved_to("author-dashboard"))),
    path("cms/desk/my-page/", require_safe(moved_to("my-author-page"))),
    path("comments/<pk:pk>/name-off/", require_safe(moved_to("comment-anonymise"))),
    path("moderation/comments/<pk:pk>/unseal/", moved_to("moderation-reveal")),
    path("moderation/seals/<pk:pk>/", moved_to("identity-revealed")),
    path("notices/", moved_to("notifications")),
    path("notices/following/", moved_to("followed-conversations")),
    path("notices/following/<pk:pk>/unfollow/", moved_to("conversation-unfollow")),
    path("notices/following/<str:model_label>/<pk:object_id>/", moved_to("conversation-follow")),
]
