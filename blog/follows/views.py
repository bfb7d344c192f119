"""Following and unfollowing, and the list of what a member follows here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from blog.models import Follow
from community.members.decorators import post_required
from community.members.requests import MemberRequest

from .follow_targets import add_follow, find_follow_target, follows_of, name_of_target, url_of_target


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: MemberRequest, kind: str, key: str) -> HttpResponse:
    """GET shows the button to a reader who had to sign in first. POST follows, or unfollows with `act=unfollow`."""
    target = find_follow_target(kind, key)
    if request.method != "POST":
        is_followed = follows_of(request.user, kind, target).exists()
        context = {
            "name": name_of_target(target),
            "address": url_of_target(target),
            "kind": kind,
            "is_followed": is_followed,
        }
        return render(request, "blog/follow.html", context)
    if request.POST.get("act") == "unfollow":
        follows_of(request.user, kind, target).delete()
        messages.success(request, f"You no longer follow {name_of_target(target)}.")
    else:
        add_follow(request.user, kind, target)
        messages.success(request, f"You follow {name_of_target(target)}. You will be told when there is something new.")
    # Browsers move the focus to what the fragment names: the button, which now says the opposite.
    return redirect(f"{url_of_target(target)}#follow-button")


@post_required(redirect_to="followed-articles")
def unfollow(request: MemberRequest, pk: int) -> HttpResponse:
    """From the list. By the row, not by what it follows, which may no longer be public."""
    row = Follow.objects.by(request.user).filter(pk=pk).select_related("story", "topic", "author").first()
    if row:
        row.delete()
        messages.success(request, f"You no longer follow {name_of_target(row.story or row.topic or row.author)}.")
    return redirect(reverse("followed-articles") + "#followed")


@login_required
def followed_articles(request: MemberRequest) -> HttpResponse:
    own = Follow.objects.by(request.user).select_related("story", "topic", "author")
    return render(request, "blog/followed_articles.html", {"follows": own.defer("story__body")})
