"""What the form's smaller buttons do: nothing is posted, and what was typed stays."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from community.comments import saved_drafts
from community.comments.models import Comment
from community.members.models import User

from . import login_handover
from .body_field import normalise_for_storage
from .forms import CommentForm
from .preview import preview_of
from .quote_reply import append_quote
from .responses import comment_replied_to, form_response, replies_to_gone_comment


def preview(request: HttpRequest, form: CommentForm) -> HttpResponse:
    made = preview_of(request, form)
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "posting/_preview.html", {"preview": made}, status=made.status)
    return form_response(request, form, status=made.status, preview=made)


def quote(request: HttpRequest, form: CommentForm) -> HttpResponse:
    answered = comment_replied_to(form)
    words = form["body"].value() or ""
    form.reset_body(append_quote(words, answered.comment) if answered else words)
    return form_response(request, form, status=200)


def cancel(request: HttpRequest, form: CommentForm) -> HttpResponse:
    """Back to the conversation; a member finds the words again."""
    answered = comment_replied_to(form)
    if form.member:
        keep_as_draft(form, form.member, answered, without_name="without_name" in request.POST)
    return redirect(answered or f"{form.target_object.get_absolute_url()}#conversation")


def keep_as_draft(form: CommentForm, member: User, answered: Comment | None, *, without_name: bool) -> None:
    words = normalise_for_storage(form["body"].value() or "")
    if replies_to_gone_comment(form):
        saved_drafts.append_to_thread_draft(member, form.target_object, words, without_name=without_name)
    else:
        saved_drafts.save(member, form.target_object, answered, words, without_name=without_name)


def discard(request: HttpRequest, form: CommentForm) -> HttpResponse:
    if form.member and not replies_to_gone_comment(form):
        saved_drafts.delete(form.member, form.target_object, comment_replied_to(form))
    login_handover.forget_text(request)
    form.reset_body("")
    return form_response(request, form, status=200)


#: By the name of the button.
FORM_ACTIONS = {
    "preview": preview,
    "quote": quote,
    "cancel": cancel,
    "discard": discard,
    "sign_in": login_handover.hand_over_to_login,
}


def form_action_for(request: HttpRequest) -> Callable[[HttpRequest, CommentForm], HttpResponse] | None:
    """What the button asks for that was pressed; None when it was "Post comment"."""
    return next((aside for name, aside in FORM_ACTIONS.items() if name in request.POST), None)
