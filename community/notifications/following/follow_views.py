"""The button "Follow", wherever it stands, and the list of everything a member follows."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from community.conversations.views.shortcuts import redirect_to_sign_in
from community.members.decorators import post_required
from community.members.models import User
from community.members.requests import HtmxRequest, MemberRequest
from community.notifications.models import Subscription

from .follow_kinds import FOLLOW_KINDS, FollowKind
from .subscriptions import follow, followed_by, follows, unfollow


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_or_unfollow(request: HtmxRequest, kind: str, key: str) -> HttpResponse:
    """The button posts `follow`: "no" unfollows, everything else follows. A GET leads to the page with the button.

    Not `login_required`: after signing in, the visitor goes back to the page with the button.
    """
    if kind not in FOLLOW_KINDS:
        raise Http404
    kind_of_thing = FOLLOW_KINDS[kind]
    thing = kind_of_thing.find(key, request.user)
    # Browsers move the focus to what the fragment names: the button, which now says the opposite.
    back = f"{kind_of_thing.page_with_button(thing)}#follow-{kind}"
    if request.method != "POST":
        return redirect(back)
    if not isinstance(request.user, User):
        to_sign_in = redirect_to_sign_in(back)
        return HttpResponseClientRedirect(to_sign_in["Location"]) if request.htmx else to_sign_in
    # A page that was open when the button had another name posts `act=unfollow`.
    if request.POST.get("follow") == "no" or request.POST.get("act") == "unfollow":
        unfollow(request.user, kind_of_thing, thing)
    else:
        follow(request.user, kind_of_thing, thing)
    context = button_context(request, kind_of_thing, thing)
    context["done"] = done = words_for(kind_of_thing, thing, is_followed=bool(context["is_followed"]))
    if request.htmx:
        return render(request, "notifications/_follow_button.html", context)
    messages.success(request, done)
    return redirect(back)


def button_context(request: HttpRequest, kind: FollowKind, thing: Any) -> dict[str, object]:
    return {
        "user": request.user,
        "kind": kind,
        "url": reverse("follow", args=[kind.name, kind.key(thing)]),
        "sign_in_next": f"{kind.page_with_button(thing)}#follow-{kind.name}",
        "is_followed": follows(request.user, kind, thing),
    }


def words_for(kind: FollowKind, thing: Any, *, is_followed: bool) -> str:
    title = kind.title(thing)
    return f"You follow {title}: {kind.promise}." if is_followed else f"You no longer follow {title}."


@login_required
@require_safe
def following(request: MemberRequest) -> HttpResponse:
    return render(request, "notifications/following.html", {"groups": followed_by(request.user)})


@post_required(redirect_to="following")
def unfollow_row(request: MemberRequest, pk: int) -> HttpResponse:
    """From the list. By the id of the subscription, so that it also works for what the member may no longer read."""
    if Subscription.objects.by(request.user).filter(pk=pk).delete()[0]:
        messages.success(request, "You no longer follow that.")
    return redirect(reverse("following") + "#followed")
