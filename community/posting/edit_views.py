"""An author changes a comment: for a while after posting, and never over the head of another tab."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments import saved_drafts
from community.comments.comment_queries import current_standing
from community.comments.editing import EDITABLE, EditedElsewhere, NotEditable, edit_minutes, is_within_edit_time
from community.comments.models import Comment
from community.conversations.availability import why_closed
from community.conversations.reader import Reader
from community.members.models import User

from . import journey
from .forms import EditForm
from .own_comment import own_comment_or_404, signed_out_response
from .preview import preview_of
from .privacy_check import given_away
from .rate_limits import may_post
from .responses import NOT_PUBLISHED

Status = Comment.Status

TOO_LATE = "A comment can be changed for {minutes} minutes after posting, and that time is over."
STATUS_IS = "This comment is {status}."
FORM_RENEWED = "This page had been open for too long. Your words are still here: please save again."
TOO_OFTEN = "That was very quick after the last one. Your words are still here: please save again in a minute."
EDITED_ELSEWHERE = (
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
        return signed_out_response(request)
    comment = own_comment_or_404(request.user, pk)
    if why := why_not_editable(comment, request.user):
        return not_editable_response(request, comment, why)
    if request.method != "POST":
        return edit_form_response(request, comment, EditForm(comment, draft=saved_drafts.find(request.user, comment)))
    if "discard" in request.POST:
        saved_drafts.delete_edit_drafts(comment)
        return redirect("comment-edit", comment.pk)
    form = EditForm(comment, request.POST)
    if "preview" in request.POST:
        made = preview_of(request, form)
        return edit_form_response(request, comment, form, status=made.status, preview=made)
    if not form.is_valid():
        return edit_form_response(request, comment, form, status=422)
    if gives_away := given_away(request, form):
        return edit_form_response(request, comment, form, status=422, findings=gives_away, as_it_is="Save as it is")
    if not may_post(request):
        return edit_form_response(request, comment, form, TOO_OFTEN, status=429)
    return save(request, comment, form)


def save(request: HttpRequest, comment: Comment, form: EditForm) -> HttpResponse:
    try:
        is_changed = journey.edit(comment, form.cleaned_data["body"], instead_of=form.cleaned_data["before"])
    except EditedElsewhere:
        form.overwrite_current_text(comment)
        return edit_form_response(request, comment, form, EDITED_ELSEWHERE, status=409, says_now=comment.comment)
    except NotEditable:
        return not_editable_response(request, comment, status_sentence(comment))
    if is_changed:
        say = messages.success if comment.is_published else messages.warning
        say(request, SAVED[comment.status])
    return redirect(comment)


@never_cache
def edit_after_csrf_failure(request: HttpRequest, pk: int) -> HttpResponse:
    """The words as they were sent, with a fresh token."""
    if not isinstance(request.user, User):
        return signed_out_response(request)
    comment = own_comment_or_404(request.user, pk)
    return edit_form_response(request, comment, EditForm(comment, request.POST), FORM_RENEWED, status=403)


def why_not_editable(comment: Comment, member: User) -> str:
    """Why its author cannot change this comment now; empty when nothing stands against it."""
    if comment.status not in EDITABLE:
        return status_sentence(comment)
    standing = current_standing(member)
    if not is_within_edit_time(comment.submit_date, timezone.now(), standing):
        return TOO_LATE.format(minutes=edit_minutes(standing))
    target = comment.conversation.target
    return why_closed(comment.conversation, target, Reader.of(member)) or ""


def status_sentence(comment: Comment) -> str:
    return STATUS_IS.format(status=comment.get_status_display())


def not_editable_response(request: HttpRequest, comment: Comment, why: str) -> HttpResponse:
    """With what was typed, now or before, to be copied."""
    draft = saved_drafts.find(comment.user, comment)
    words = request.POST.get("body", "") or (draft.body if draft else "")
    context = {"comment": comment, "why": why, "words": words}
    return render(request, "posting/not_editable.html", context, status=403)


def edit_form_response(
    request: HttpRequest, comment: Comment, form: EditForm, problem: str = "", *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"comment": comment, "form": form, "problem": problem, **more}
    return render(request, "posting/edit.html", context, status=status)
