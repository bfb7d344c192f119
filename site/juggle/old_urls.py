"""Addresses that have changed. They are in e-mails that were sent, in bookmarks and in pages that are still open."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import path, re_path
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


def follow_conversation(request: HttpRequest, model_label: str, object_id: str) -> HttpResponse:
    moved = moved_to("follow")
    return moved(request, kind="conversation", key=f"{model_label}.{object_id}")


def lead_to_following(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect("following")


urlpatterns = [
    path("cms/desk/", require_safe(moved_to("author-dashboard"))),
    path("cms/desk/my-page/", require_safe(moved_to("my-author-page"))),
    path("comments/<pk:pk>/name-off/", require_safe(moved_to("comment-anonymise"))),
    path("moderation/comments/<pk:pk>/unseal/", moved_to("moderation-reveal")),
    path("moderation/seals/<pk:pk>/", moved_to("identity-revealed")),
    path("notices/", moved_to("notifications")),
    path("notices/following/", moved_to("following")),
    path("notices/following/<pk:pk>/unfollow/", moved_to("unfollow")),
    re_path(
        r"^(?:notices|notifications)/following/(?P<model_label>\w+\.\w+)/(?P<object_id>\d+)/$", follow_conversation
    ),
    path("following/", moved_to("following")),
    # These rows had keys of another table: the list shows the new ones.
    path("following/<pk:pk>/stop/", lead_to_following),
    path("following/<slug:kind>/<str:key>/", moved_to("follow")),
]
