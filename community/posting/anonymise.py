"""A member removes their name from a comment afterwards: GET asks, POST does it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from community.comments.anonymity import AnonymiseNotAllowed, can_anonymise
from community.comments.models import Comment
from community.members.requests import MemberRequest

from . import journey
from .own_comment import view_of_own_comment

ANONYMISED = "Your name is off this comment. It’s by {alias} now."
NOT_ANONYMISED = "Nothing was changed: there is no name to take off this comment, or it is not possible here."


@view_of_own_comment(for_guests=False)
def anonymise(request: MemberRequest, comment: Comment) -> HttpResponse:
    target = comment.conversation.target
    if request.method != "POST" and can_anonymise(comment, request.user):
        return render(request, "posting/anonymise.html", {"comment": comment, "target": target})
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
