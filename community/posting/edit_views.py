"""An author edits a comment: for some minutes after posting, and never overwriting what another tab has saved."""

import logging

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from community.comments import saved_drafts
from community.comments.comment_queries import current_standing
from community.comments.editing import EDITABLE, EditedElsewhere, NotEditable, edit_minutes, is_within_edit_time
from community.comments.lock_timeout import is_lock_timeout
from community.comments.models import Comment
from community.conversations.availability import why_closed
from community.conversations.reader import Reader
from community.members.models import User
from community.members.requests import MemberRequest

from . import journey
from .body_field import EditForm
from .own_comment import view_of_own_comment
from .preview import preview_of
from .rate_limits import TooManyPosts
from .responses import NOT_PUBLISHED

logger = logging.getLogger(__name__)

Status = Comment.Status

TOO_LATE = "A comment can be changed for {minutes} minutes after posting, and that time is over."
STATUS_IS = "This comment is {status}."
FORM_RENEWED = "This page had been open for too long. Your words are still here: please save again."
SERVER_ERROR = "Something went wrong on our side, and we have been told. Your words are still here: please save again."
BUSY = (
    "So much is being written here at this moment that your words couldn't be saved. They are still here: please save "
    "again in a minute."
)
TOO_OFTEN = "That was one more than we take at a time. Your words are still here: please save again in {wait}."
EDITED_ELSEWHERE = (
    "This comment was changed in another window meanwhile: above is what it says now, below what you wrote here. "
    "Save again, and your words take its place."
)
SAVED: dict[str, str] = {
    Status.PUBLISHED: "Your comment is changed.",
    Status.HELD: "Your comment is changed. A moderator reads it before it appears, usually within a day.",
    Status.SPAM: NOT_PUBLISHED,
}


@view_of_own_comment
def edit(request: MemberRequest, comment: Comment) -> HttpResponse:
    """The form with the comment, or with the draft of an edit (GET); a preview, discarding the draft, saving (POST)."""
    if why := why_not_editable(comment, request.user):
        return not_editable_response(request, comment, why)
    if request.method != "POST":
        return edit_form_response(request, comment, EditForm(comment, draft=saved_drafts.find(request.user, comment)))
    if "discard" in request.POST:
        saved_drafts.delete_edit_drafts(comment.pk)
        return redirect("comment-edit", comment.pk)
    form = EditForm(comment, request.POST)
    if "preview" in request.POST:
        made = preview_of(request, form)
        return edit_form_response(request, comment, form, status=made.status, preview=made)
    if not form.is_valid():
        return edit_form_response(request, comment, form, status=422)
    return save(request, comment, form)


def save(request: MemberRequest, comment: Comment, form: EditForm) -> HttpResponse:
    """Sends the valid form on the journey of an edit; back to the comment, or to the form with the refusal above it."""
    body, before = form.cleaned_data["body"], form.cleaned_data["before"]
    try:
        is_changed = journey.edit(comment, body, instead_of=before, personal_data_confirmed="as_it_is" in request.POST)
    except journey.PersonalDataFound as found:
        return edit_form_response(
            request, comment, form, status=422, findings=found.findings, confirm_label="Save as it is"
        )
    except TooManyPosts as limit:
        answer = edit_form_response(request, comment, form, TOO_OFTEN.format(wait=limit.wait), status=429)
        answer["Retry-After"] = str(limit.seconds)
        return answer
    except EditedElsewhere:
        form.overwrite_current_text(comment)
        return edit_form_response(request, comment, form, EDITED_ELSEWHERE, status=409, current_text=comment.comment)
    except NotEditable:
        return not_editable_response(request, comment, status_sentence(comment))
    except Exception as error:
        # As for a new comment: the text comes back whatever has failed.
        logger.exception("A comment could not be edited")
        if is_lock_timeout(error):
            return edit_form_response(request, comment, form, BUSY, status=503)
        return edit_form_response(request, comment, form, SERVER_ERROR, status=500)
    if is_changed:
        add_message = messages.success if comment.is_published else messages.warning
        add_message(request, SAVED[comment.status])
    return redirect(comment)


@view_of_own_comment
def edit_after_csrf_failure(request: MemberRequest, comment: Comment) -> HttpResponse:
    """The form as it was sent, with a fresh CSRF token."""
    return edit_form_response(request, comment, EditForm(comment, request.POST), FORM_RENEWED, status=403)


def why_not_editable(comment: Comment, member: User) -> str:
    """The sentence that says why the author cannot edit this comment now; "" when they can."""
    if comment.status not in EDITABLE:
        return status_sentence(comment)
    standing = current_standing(member)
    if not is_within_edit_time(comment.submit_date, timezone.now(), standing):
        return TOO_LATE.format(minutes=edit_minutes(standing))
    target = comment.conversation.target
    return why_closed(comment.conversation, target, Reader.of(member)) or ""


def status_sentence(comment: Comment) -> str:
    return STATUS_IS.format(status=comment.get_status_display())


def not_editable_response(request: MemberRequest, comment: Comment, why: str) -> HttpResponse:
    """Says why, and shows what was typed now or saved before, to be copied."""
    draft = saved_drafts.find(request.user, comment)
    text = request.POST.get("body", "") or (draft.body if draft else "")
    context = {"comment": comment, "why": why, "text": text}
    return render(request, "posting/not_editable.html", context, status=403)


def edit_form_response(
    request: MemberRequest, comment: Comment, form: EditForm, problem: str = "", *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"comment": comment, "form": form, "problem": problem, **more}
    return render(request, "posting/edit.html", context, status=status)
