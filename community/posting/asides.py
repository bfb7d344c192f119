"""What the form's smaller buttons do: nothing is posted, and what was typed stays."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from community.comments import saved_drafts
from community.comments.models import Comment
from community.members.models import User

from . import signing_in
from .answers import answered_by, answers_what_is_gone, refused
from .forms import CommentForm
from .previewing import preview_of
from .quoting import with_quote
from .words import to_keep


def preview(request: HttpRequest, form: CommentForm) -> HttpResponse:
    made = preview_of(request, form)
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "posting/_preview.html", {"preview": made}, status=made.status)
    return refused(request, form, status=made.status, preview=made)


def quote(request: HttpRequest, form: CommentForm) -> HttpResponse:
    answered = answered_by(form)
    words = form["body"].value() or ""
    form.begin_again(with_quote(words, answered.comment) if answered else words)
    return refused(request, form, status=200)


def cancel(request: HttpRequest, form: CommentForm) -> HttpResponse:
    """Back to the conversation; a member finds the words again."""
    answered = answered_by(form)
    if form.member:
        keep_words(form, form.member, answered, without_name="without_name" in request.POST)
    return redirect(answered or f"{form.target_object.get_absolute_url()}#conversation")


def keep_words(form: CommentForm, member: User, answered: Comment | None, *, without_name: bool) -> None:
    words = to_keep(form["body"].value() or "")
    if answers_what_is_gone(form):
        saved_drafts.keep_beside(member, form.target_object, words, without_name=without_name)
    else:
        saved_drafts.keep(member, form.target_object, answered, words, without_name=without_name)


def discard(request: HttpRequest, form: CommentForm) -> HttpResponse:
    if form.member and not answers_what_is_gone(form):
        saved_drafts.forget(form.member, form.target_object, answered_by(form))
    signing_in.forget(request)
    form.begin_again("")
    return refused(request, form, status=200)


#: By the name of the button.
ASIDES = {"preview": preview, "quote": quote, "cancel": cancel, "discard": discard, "sign_in": signing_in.sign_in}


def aside_for(request: HttpRequest) -> Callable[[HttpRequest, CommentForm], HttpResponse] | None:
    """What the button asks for that was pressed; None when it was "Post comment"."""
    return next((aside for name, aside in ASIDES.items() if name in request.POST), None)
