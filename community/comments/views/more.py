from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.anonymity import may_take_name_off
from community.comments.models import Comment
from community.comments.mutes import Mutes, may_mute_person, mute_branch, mute_person
from community.comments.pages import name_for_others
from community.comments.reader import Reader
from community.comments.reading import way_to
from community.members.models import User

from .answering import comment_or_404, to_sign_in

ACTS = {"person": mute_person, "branch": mute_branch}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest, pk: int) -> HttpResponse:
    """What a member can do about one comment besides answering it: not to read its author, or all that is below it.

    `person=yes` mutes, `person=no` takes it back; the same with `branch`.
    """
    comment = comment_or_404(request, pk)
    if not isinstance(request.user, User):
        return to_sign_in(request.path)
    if request.method == "POST":
        wanted = {what: request.POST[what] == "yes" for what in ACTS if what in request.POST}
        for what, on in wanted.items():
            ACTS[what](request.user, comment, on=on)
            messages.success(request, "Muted, for you alone." if on else "No longer muted.")
        place = way_to(comment, Reader.of(request.user), request, unfolded=not any(wanted.values()))
        return redirect(comment.conversation.target.get_absolute_url() + place)
    return render(request, "comments/more.html", about(comment, request.user))


def about(comment: Comment, member: User) -> dict[str, object]:
    mutes = Mutes.of(member, comment.conversation)
    return {
        "comment": comment,
        "is_own": comment.user_id == member.pk,
        "name": name_for_others(comment.status, comment.name),
        "may_mute_person": may_mute_person(member, comment),
        "is_person_muted": mutes.mute(comment.user_id, comment.alias),
        "is_branch_muted": comment.pk in mutes.branches,
        "may_take_name_off": may_take_name_off(comment, member),
    }
