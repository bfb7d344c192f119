"""Taking one's name off a comment afterwards: a page asks, the POST does it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.anonymity import NameStays, alias_of, may_take_name_off
from community.members.models import User

from . import journey
from .own_comment import own_comment_or_404, signed_out

DONE = "Your name is off this comment. Here you are {alias} now."
NOT_POSSIBLE = "Nothing was changed: there is no name to take off this comment, or it is not possible here."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_name_off(request: HttpRequest, pk: int) -> HttpResponse:
    if not isinstance(request.user, User):
        return signed_out(request)
    comment = own_comment_or_404(request.user, pk)
    target = comment.conversation.target
    if request.method != "POST" and may_take_name_off(comment, request.user):
        known_as = alias_of(request.user, comment.conversation)
        return render(request, "posting/name_off.html", {"comment": comment, "target": target, "known_as": known_as})
    if request.method == "POST":
        try:
            journey.take_name_off(comment)
        except NameStays:
            pass
        else:
            messages.success(request, DONE.format(alias=comment.alias))
            return redirect(comment)
    messages.warning(request, NOT_POSSIBLE)
    return redirect(f"{target.get_absolute_url()}#conversation")
