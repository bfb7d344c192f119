"""Taking one's name off a comment afterwards: a page asks, the POST does it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.anonymity import AnonymiseNotAllowed, can_anonymise, existing_alias
from community.members.models import User

from . import journey
from .own_comment import own_comment_or_404, signed_out_response

ANONYMISED = "Your name is off this comment. Here you are {alias} now."
NOT_ANONYMISED = "Nothing was changed: there is no name to take off this comment, or it is not possible here."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def anonymise(request: HttpRequest, pk: int) -> HttpResponse:
    if not isinstance(request.user, User):
        return signed_out_response(request)
    comment = own_comment_or_404(request.user, pk)
    target = comment.conversation.target
    if request.method != "POST" and can_anonymise(comment, request.user):
        known_as = existing_alias(request.user, comment.conversation)
        return render(request, "posting/anonymise.html", {"comment": comment, "target": target, "known_as": known_as})
    if request.method == "POST":
        try:
            journey.anonymise(comment)
        except AnonymiseNotAllowed:
            pass
        else:
            messages.success(request, ANONYMISED.format(alias=comment.alias))
            return redirect(comment)
    messages.warning(request, NOT_ANONYMISED)
    return redirect(f"{target.get_absolute_url()}#conversation")
