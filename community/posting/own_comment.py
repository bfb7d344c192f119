"""For views of an author about their own comment: finds it, and redirects signed-out visitors to sign in first."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment
from community.comments.targets import Target
from community.members.models import User

from .known_guest import known_guest

ViewOfComment = Callable[..., HttpResponse]


def view_of_own_comment(*, for_guests: bool) -> Callable[[ViewOfComment], ViewOfComment]:
    """Turns a view that takes the author's own comment into one that takes its `pk`.

    `for_guests`: also for a guest who is known in this browser. Other signed-out visitors sign in first; never
    cached; GET, HEAD and POST only.
    """

    def decorate(view: ViewOfComment) -> ViewOfComment:
        @never_cache
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def view_by_pk(request: HttpRequest, pk: int) -> HttpResponse:
            if request.user.is_authenticated:
                return view(request, own_comment_or_404(request.user, pk))
            comment = comment_of_known_guest(request, pk) if for_guests else None
            return view(request, comment) if comment else redirect_to_login(request.path)

        return view_by_pk

    return decorate


def own_comment_or_404(member: User, pk: int) -> Comment:
    """The member's comment; not found when it is somebody else's, or on a page the member may no longer read."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation", "reply_to"), pk=pk, user=member)
    if readable_target(comment, member) is None:
        raise Http404
    return comment


def comment_of_known_guest(request: HttpRequest, pk: int) -> Comment | None:
    """Their comment, if strangers may read its page."""
    guest = known_guest(request)
    comment = guest.comments().select_related("reply_to").filter(pk=pk).first() if guest else None
    return comment if comment and readable_target(comment, AnonymousUser()) else None


def readable_target(comment: Comment, user: object) -> Target | None:
    """What the comment is about, if this user may read it: title and address, too, are for nobody else."""
    target = comment.conversation.target
    return target if target and target.may_be_read_by(user) else None


def conversation_url(comment: Comment, user: object) -> str:
    """The conversation; what the guest wrote, if this user may not read it."""
    target = readable_target(comment, user)
    return f"{target.get_absolute_url()}#conversation" if target else reverse("guest-comments")


def address_of(comment: Comment) -> str:
    """Where its author finds it. A guest's comment has no permalink before it is published."""
    if comment.is_published or comment.user_id is not None:
        return comment.get_absolute_url()
    return conversation_url(comment, AnonymousUser())


def editable_since(comment: Comment) -> datetime:
    """When it was posted; a guest's counts from the confirmation, since nobody could read it before."""
    confirmation = getattr(comment, "confirmation", None) if comment.user_id is None else None
    return (confirmation and confirmation.confirmed_at) or comment.submit_date
