from allauth.core import ratelimit
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments import reactions
from community.members.models import User
from community.members.requests import HtmxRequest

from .shortcuts import comment_or_404, redirect_to_sign_in, refusal_response, wants_json

TOO_MANY_REACTIONS = "That is a great deal of thanks in a minute. Please go on a little later."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def react(request: HtmxRequest, pk: int) -> HttpResponse:
    """`helped=yes` or `helped=no`, so a button that is pressed twice still counts once.

    GET asks a stranger to join, and comes back here: then there is the button. No GET says that something helped.
    """
    comment = comment_or_404(request, pk)
    back = comment.get_absolute_url()
    if request.method != "POST":
        if not comment.is_published or (isinstance(request.user, User) and comment.user_id == request.user.pk):
            return redirect(back)
        template = "conversations/_invitation.html" if request.htmx else "conversations/invitation.html"
        return render(request, template, {"comment": comment, "back": back})
    if not isinstance(request.user, User):
        return redirect_to_sign_in(back)
    if not ratelimit.consume(request, action="reaction", key=f"member:{request.user.pk}"):
        return refusal_response(request, TOO_MANY_REACTIONS, status=429, back=back)
    change = reactions.remove_reaction if request.POST.get("helped") == "no" else reactions.add_reaction
    try:
        count = change(comment, request.user)
    except PermissionDenied as own:
        return refusal_response(request, str(own), status=403, back=back)
    except reactions.CommentGone as gone:
        return refusal_response(request, str(gone), status=409, back=back)
    return JsonResponse({"count": count}) if wants_json(request) else redirect(back)
