"""An author changes a comment: for a while after posting, and never over the head of another tab."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments import saved_drafts
from community.comments.closing import why_closed
from community.comments.editing import EDITABLE, EditedElsewhere, NotEditable, is_in_time, minutes_to_edit
from community.comments.models import Comment
from community.comments.queries import standing_now
from community.comments.reader import Reader
from community.members.models import User

from . import journey
from .answers import NOT_PUBLISHED
from .discretion import given_away
from .forms import EditForm
from .own_comment import own_comment_or_404, signed_out
from .previewing import preview_of
from .rate import may_post

Status = Comment.Status

TOO_LATE = "A comment can be changed for {minutes} minutes after posting, and that time is over."
IS_NOW = "This comment is {status}."
RENEWED = "This page had been open for too long. Your words are still here: please save again."
TOO_OFTEN = "That was very quick after the last one. Your words are still here: please save again in a minute."
ELSEWHERE = (
    "This comment was changed in another window meanwhile: above is what it says now, below what you wrote here. "
    "Save again, and your words take its place."
)
SAVED: dict[str, str] = {
    Status.PUBLISHED: "Your comment is changed.",
    Status.HELD: "Your comment is changed. A moderator reads it before it appears, usually within a day.",
    Status.SPAM: NOT_PUBLISHED,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    if not isinstance(request.user, User):
        return signed_out(request)
    comment = own_comment_or_404(request.user, pk)
    if why := why_not(comment, request.user):
        return not_editable(request, comment, why)
    if request.method != "POST":
        return asked(request, comment, EditForm(comment, draft=saved_drafts.find(request.user, comment)))
    if "discard" in request.POST:
        saved_drafts.forget_edits(comment)
        return redirect("comment-edit", comment.pk)
    form = EditForm(comment, request.POST)
    if "preview" in request.POST:
        made = preview_of(request, form)
        return asked(request, comment, form, status=made.status, preview=made)
    if not form.is_valid():
        return asked(request, comment, form, status=422)
    if gives_away := given_away(request, form):
        return asked(request, comment, form, status=422, findings=gives_away, as_it_is="Save as it is")
    if not may_post(request):
        return asked(request, comment, form, TOO_OFTEN, status=429)
    return save(request, comment, form)


def save(request: HttpRequest, comment: Comment, form: EditForm) -> HttpResponse:
    try:
        is_changed = journey.edit(comment, form.cleaned_data["body"], instead_of=form.cleaned_data["before"])
    except EditedElsewhere:
        form.replace_what_it_says_now(comment)
        return asked(request, comment, form, ELSEWHERE, status=409, says_now=comment.comment)
    except NotEditable:
        return not_editable(request, comment, is_now(comment))
    if is_changed:
        say = messages.success if comment.is_published else messages.warning
        say(request, SAVED[comment.status])
    return redirect(comment)


@never_cache
def edit_again(request: HttpRequest, pk: int) -> HttpResponse:
    """The words as they were sent, with a fresh token."""
    if not isinstance(request.user, User):
        return signed_out(request)
    comment = own_comment_or_404(request.user, pk)
    return asked(request, comment, EditForm(comment, request.POST), RENEWED, status=403)


def why_not(comment: Comment, member: User) -> str:
    """Why its author cannot change this comment now; empty when nothing stands against it."""
    if comment.status not in EDITABLE:
        return is_now(comment)
    standing = standing_now(member)
    if not is_in_time(comment.submit_date, timezone.now(), standing):
        return TOO_LATE.format(minutes=minutes_to_edit(standing))
    target = comment.conversation.target
    return why_closed(comment.conversation, target, Reader.of(member)) or ""


def is_now(comment: Comment) -> str:
    return IS_NOW.format(status=comment.get_status_display())


def not_editable(request: HttpRequest, comment: Comment, why: str) -> HttpResponse:
    """With what was typed, now or before, to be copied."""
    draft = saved_drafts.find(comment.user, comment)
    words = request.POST.get("body", "") or (draft.body if draft else "")
    context = {"comment": comment, "why": why, "words": words}
    return render(request, "posting/not_editable.html", context, status=403)


def asked(
    request: HttpRequest, comment: Comment, form: EditForm, problem: str = "", *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"comment": comment, "form": form, "problem": problem, **more}
    return render(request, "posting/edit.html", context, status=status)
