from allauth.core import ratelimit
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from community.comments import helping
from community.members.models import User

from .answering import comment_or_404, refused, to_sign_in, wants_json

TOO_OFTEN = "That is a great deal of thanks in a minute. Please go on a little later."


@require_POST
def helped(request: HttpRequest, pk: int) -> HttpResponse:
    """The button says which it wants, `helped=yes` or `no`: pressed twice, it is still one."""
    comment = comment_or_404(request, pk)
    back = comment.get_absolute_url()
    if not isinstance(request.user, User):
        return to_sign_in(back)
    if not ratelimit.consume(request, action="helped", key=f"member:{request.user.pk}"):
        return refused(request, TOO_OFTEN, status=429, back=back)
    change = helping.take_back if request.POST.get("helped") == "no" else helping.thank
    try:
        count = change(comment, request.user)
    except PermissionDenied as own:
        return refused(request, str(own), status=403, back=back)
    except helping.NoLongerThere as gone:
        return refused(request, str(gone), status=409, back=back)
    return JsonResponse({"count": count}) if wants_json(request) else redirect(back)
