"""What the form's smaller buttons do: nothing is posted, and what was typed stays."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from community.comments import saved_drafts

from . import signing_in
from .answers import answered_by, refused
from .forms import CommentForm
from .previewing import preview_of
from .quoting import with_quote


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
        saved_drafts.keep(
            form.member,
            form.target_object,
            answered,
            form["body"].value() or "",
            without_name="without_name" in request.POST,
        )
    anchor = f"c{answered.pk}" if answered else "conversation"
    return redirect(f"{form.target_object.get_absolute_url()}#{anchor}")


def discard(request: HttpRequest, form: CommentForm) -> HttpResponse:
    if form.member:
        saved_drafts.forget(form.member, form.target_object, answered_by(form))
    signing_in.forget(request)
    form.begin_again("")
    return refused(request, form, status=200)


#: By the name of the button.
ASIDES = {"preview": preview, "quote": quote, "cancel": cancel, "discard": discard, "sign_in": signing_in.sign_in}


def aside_for(request: HttpRequest) -> Callable[[HttpRequest, CommentForm], HttpResponse] | None:
    """What the button asks for that was pressed; None when it was "Post comment"."""
    return next((aside for name, aside in ASIDES.items() if name in request.POST), None)
