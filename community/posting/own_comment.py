"""For views of an author about their own comment: finds it, and sends whoever is signed out to sign in first."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment
from community.members.models import User
from community.members.requests import MemberRequest


def view_of_own_comment(view: Callable[[MemberRequest, Comment], HttpResponse]) -> Callable[..., HttpResponse]:
    """Turns a view that takes the member's own comment into one that takes its `pk`.

    Signed-out visitors sign in first; never cached; GET, HEAD and POST only.
    """

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def view_by_pk(request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        return view(cast(MemberRequest, request), own_comment_or_404(request.user, pk))

    return view_by_pk


def own_comment_or_404(member: User, pk: int) -> Comment:
    """The member's comment; not found when it is somebody else's, or on a page the member may no longer read."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation", "reply_to"), pk=pk, user=member)
    target = comment.conversation.target
    if target is None or not target.may_be_read_by(member):
        raise Http404
    return comment
