"""What changing and withdrawing share: it must be one's own, and nothing typed is lost at the door."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from community.comments.models import Comment
from community.members.models import User


def own_comment_or_404(member: User, pk: int) -> Comment:
    """Somebody else's does not exist here, nor does one on a page this member may no longer read."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation", "reply_to"), pk=pk, user=member)
    target = comment.conversation.target
    if target is None or not target.may_be_read_by(member):
        raise Http404
    return comment


def signed_out_response(request: HttpRequest) -> HttpResponse:
    """To sign in and back; words that were sent meanwhile are shown first, to be copied."""
    if words := request.POST.get("body", ""):
        return render(request, "posting/signed_out.html", {"words": words}, status=403)
    return redirect_to_login(request.path)
