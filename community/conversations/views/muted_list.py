"""Everything that a member has muted, in one list, with the button that ends it."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.models import Mute
from community.conversations.pagination import public_name
from community.members.models import User
from community.members.requests import MemberRequest


class Muted(NamedTuple):
    pk: int
    name: str
    #: "" where nothing can be opened.
    url: str
    #: "person", "branch" or "alias".
    kind: str


def muted_by(member: User) -> list[Muted]:
    """The latest first. No title of a page: it may be one that the member may no longer read."""
    found = Mute.objects.filter(member=member).select_related("person", "branch__user").order_by("-pk")
    return [described(mute) for mute in found]


def described(mute: Mute) -> Muted:
    if mute.person:
        return Muted(
            mute.pk, str(mute.person), mute.person.get_absolute_url() if mute.person.is_active else "", "person"
        )
    if mute.branch:
        comment = mute.branch
        return Muted(mute.pk, public_name(comment.status, comment.name), comment.get_absolute_url(), "branch")
    return Muted(mute.pk, mute.alias, "", "alias")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def muted_list(request: MemberRequest) -> HttpResponse:
    """A POST with `unmute`, the key of a row, ends it."""
    if request.method == "POST":
        key = request.POST.get("unmute", "")
        if key.isascii() and key.isdigit() and Mute.objects.filter(member=request.user, pk=key).delete()[0]:
            messages.success(request, "No longer muted.")
        return redirect("muted")
    return render(request, "conversations/muted_list.html", {"rows": muted_by(request.user)})
