from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from community.comments import featuring
from community.conversations.reader import Reader
from community.members.models import User

from .shortcuts import comment_or_404, redirect_to_sign_in, refusal_response


@require_POST
def feature_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """`feature=yes` features the comment, `feature=no` takes it back."""
    comment = comment_or_404(request, pk)
    back = comment.get_absolute_url()
    if not isinstance(request.user, User):
        return redirect_to_sign_in(back)
    if not Reader.of(request.user).can_manage(comment.conversation.target):
        raise PermissionDenied
    if request.POST.get("feature") == "no":
        featuring.unfeature(comment)
        messages.success(request, "It is no longer featured.")
        return redirect(back)
    try:
        featuring.feature(comment, by=request.user)
    except featuring.FeatureNotAllowed as why:
        return refusal_response(request, str(why), status=409, back=back)
    messages.success(request, "Featured: it stands above the conversation as well.")
    return redirect(back)
