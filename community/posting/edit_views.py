"""An author edits a comment: for some minutes after posting, and never overwriting what another tab has saved.

Members are signed in; guests use the link from the e-mail, or the browser that knows them.
"""

import logging
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments import saved_drafts
from community.comments.comment_queries import current_standing
from community.comments.database_errors import is_database_away, is_lock_timeout
from community.comments.editing import EDITABLE, EditedElsewhere, NotEditable
from community.comments.models import Comment, Confirmation, SavedDraft
from community.conversations.availability import why_closed
from community.conversations.reader import Reader
from community.members.standing_limits import limits_of
from community.moderation.sanctions.suspension import Suspended, suspension_of

from . import journey
from .body_field import EditForm
from .guest_confirmation import unknown_link_response
from .guest_status import guest_status_url
from .own_comment import address_of, editable_since, view_of_own_comment
from .preview import preview_of
from .rate_limits import TooManyPosts
from .refusals import suspended_sentence
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
    Status.HELD: "Your comment is changed. A moderator reads it before it appears.",
    Status.SPAM: NOT_PUBLISHED,
}


@view_of_own_comment(for_guests=True)
def edit(request: HttpRequest, comment: Comment) -> HttpResponse:
    """For members, and for guests in the browser that knows them."""
    return edit_response(request, comment)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the link from the e-mail may change the guest's comment, as long as a member may change theirs."""
    confirmation = Confirmation.objects.by_token(token)
    if confirmation is None or confirmation.comment.conversation.target is None:
        return unknown_link_response(request)
    if confirmation.comment.user_id:
        return redirect("comment-edit", confirmation.comment.pk)  # its guest has joined since and taken it over
    return edit_response(request, confirmation.comment)


def edit_response(request: HttpRequest, comment: Comment) -> HttpResponse:
    """The form with the comment, or with the draft of an edit (GET); a preview, discarding the draft, saving (POST)."""
    if why := why_not_editable(comment):
        return not_editable_response(request, comment, why)
    if request.method != "POST":
        suspension = suspension_of(comment.user, without_name=bool(comment.alias))
        return edit_form_response(request, comment, EditForm(comment, draft=draft_of(comment)), suspension=suspension)
    if "discard" in request.POST:
        saved_drafts.delete_edit_drafts(comment.pk)
        return redirect(request.path)
    form = EditForm(comment, request.POST)
    if "preview" in request.POST:
        made = preview_of(request, form)
        return edit_form_response(request, comment, form, status=made.status, preview=made)
    if not form.is_valid():
        return edit_form_response(request, comment, form, status=422)
    return save(request, comment, form)


def save(request: HttpRequest, comment: Comment, form: EditForm) -> HttpResponse:
    """Sends the valid form on the journey of an edit; back to the comment, or to the form with the refusal above it."""
    data = form.cleaned_data
    edited = {"instead_of": data["before"], "language": data["language"]}
    try:
        confirmed = "as_it_is" in request.POST
        is_changed = journey.edit(comment, data["body"], **edited, personal_data_confirmed=confirmed)
    except journey.PersonalDataFound as found:
        return edit_form_response(
            request, comment, form, status=422, findings=found.findings, confirm_label="Save as it is"
        )
    except Suspended as error:
        problem = suspended_sentence(error)
        return edit_form_response(request, comment, form, problem, status=403, suspension=error.sanction)
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
        status = 503 if is_database_away(error) else 500
        return edit_form_response(request, comment, form, SERVER_ERROR, status=status)
    if comment.user is None:
        # No message: it would stand on a page that is the same for all strangers.
        return redirect(comment if comment.is_published else guest_status_url(comment))
    if is_changed:
        add_message = messages.success if comment.is_published else messages.warning
        add_message(request, SAVED[comment.status])
    return redirect(comment)


@view_of_own_comment(for_guests=True)
def edit_after_csrf_failure(request: HttpRequest, comment: Comment) -> HttpResponse:
    """The form as it was sent, with a fresh CSRF token."""
    return edit_form_response(request, comment, EditForm(comment, request.POST), FORM_RENEWED, status=403)


def why_not_editable(comment: Comment) -> str:
    """The sentence that says why the author cannot edit this comment now; "" when they can."""
    if comment.status not in EDITABLE:
        return status_sentence(comment)
    edit_time = limits_of(current_standing(comment.user, guest_email=comment.user_email)).edit_time
    if timezone.now() - editable_since(comment) >= edit_time:
        return TOO_LATE.format(minutes=edit_time // timedelta(minutes=1))
    reader = Reader.of(comment.user or AnonymousUser())
    return why_closed(comment.conversation, comment.conversation.target, reader) or ""


def draft_of(comment: Comment) -> SavedDraft | None:
    """What the member had typed as an edit; a guest's is in the browser."""
    return saved_drafts.find(comment.user, comment) if comment.user else None


def status_sentence(comment: Comment) -> str:
    return STATUS_IS.format(status=comment.get_status_display())


def not_editable_response(request: HttpRequest, comment: Comment, why: str) -> HttpResponse:
    """Says why, and shows what was typed now or saved before, to be copied."""
    draft = draft_of(comment)
    text = request.POST.get("body", "") or (draft.body if draft else "")
    context = {"comment": comment, "why": why, "text": text, "back": address_of(comment)}
    return render(request, "posting/not_editable.html", context, status=403)


def edit_form_response(
    request: HttpRequest, comment: Comment, form: EditForm, problem: str = "", *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"comment": comment, "form": form, "problem": problem, "back": address_of(comment), **more}
    return render(request, "posting/edit.html", context, status=status)
