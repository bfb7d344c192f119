from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.anonymity import can_anonymise
from community.comments.models import Comment, Question
from community.conversations.mutes import Mutes, can_mute_person, mute_branch, mute_person
from community.conversations.pagination import public_name
from community.conversations.question_marks import can_ask
from community.conversations.reader import Reader
from community.members.models import User

from .permalink import location_of
from .shortcuts import comment_or_404, redirect_to_sign_in

MUTES = {"person": mute_person, "branch": mute_branch}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment_options(request: HttpRequest, pk: int) -> HttpResponse:
    """The page "More" of a comment: mute its author, or the comment and everything below it.

    `person=yes` mutes, `person=no` unmutes; the same with `branch`.
    """
    comment = comment_or_404(request, pk)
    if not isinstance(request.user, User):
        return redirect_to_sign_in(request.path)
    if request.method == "POST":
        wanted = {what: request.POST[what] == "yes" for what in MUTES if what in request.POST}
        for what, on in wanted.items():
            MUTES[what](request.user, comment, on=on)
            messages.success(request, "Muted, for you alone." if on else "No longer muted.")
        place = location_of(comment, Reader.of(request.user), request, unfolded=not any(wanted.values()))
        return redirect(comment.conversation.target.get_absolute_url() + place)
    return render(request, "comment_options.html", options_context(comment, request.user))


def options_context(comment: Comment, member: User) -> dict[str, object]:
    mutes = Mutes.of(member, comment.conversation)
    return {
        "comment": comment,
        "is_own": comment.user_id == member.pk,
        "name": public_name(comment.status, comment.name),
        "may_mute_person": can_mute_person(member, comment),
        "is_person_muted": mutes.is_muted(comment.user_id, comment.alias),
        "is_branch_muted": comment.pk in mutes.branches,
        "can_ask": can_ask(comment, Reader.of(member)),
        "is_question": Question.objects.filter(comment=comment).exists(),
        "can_anonymise": can_anonymise(comment, member),
    }
