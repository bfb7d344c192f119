"""The page on which a content note is put on a comment, or on the text of a discussion."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.content_notes import MAX_NOTE_LENGTH
from community.comments.editing import NotEditable
from community.comments.models import Comment
from community.conversations.views.shortcuts import comment_or_404
from community.members.display_names import collapse_spaces
from community.members.requests import MemberRequest
from community.moderation.sanctions.suspension import Suspended
from community.text.cleaning import limit_combining_marks, remove_never_typed

from . import journey
from .content_note import change_note, may_note
from .edit_views import SAVED, TOO_OFTEN, status_sentence
from .rate_limits import TooManyPosts
from .refusals import suspended_sentence

GIVES_AWAY = "This may identify someone: “{passage}”. Say what it’s about without it."
DONE = "The content note is there. The text is folded until somebody asks for it."
GONE = "The content note is gone, and the text is open."


class ContentNoteForm(forms.Form):
    content_note = forms.CharField(
        label="Content note",
        required=False,
        max_length=MAX_NOTE_LENGTH,
        help_text="A few words about what it’s about: “birth, loss”. Leave it empty for none.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def clean_content_note(self) -> str:
        return clean_note(self.cleaned_data["content_note"])


def clean_note(typed: str) -> str:
    return collapse_spaces(limit_combining_marks(remove_never_typed(typed)))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def content_note(request: MemberRequest, pk: int) -> HttpResponse:
    comment = comment_or_404(request, pk)
    if not may_note(comment, request.user):
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else None
    form = ContentNoteForm(typed, initial={"content_note": comment.content_note}, auto_id="note-%s")
    status, problem = 200, ""
    if typed is not None:
        status = 422
        if form.is_valid():
            status, problem = save(comment, form.cleaned_data["content_note"], request)
            if not problem:
                return redirect(comment)
    context = {"comment": comment, "form": form, "problem": problem}
    return render(request, "posting/content_note.html", context, status=status)


def save(comment: Comment, note: str, request: MemberRequest) -> tuple[int, str]:
    """The status, and why it was not saved; "" when it was."""
    try:
        change_note(comment, note, by=request.user)
    except journey.PersonalDataFound as found:
        return 422, GIVES_AWAY.format(passage=found.findings[0].passage)
    except Suspended as error:
        return 403, suspended_sentence(error)
    except TooManyPosts as limit:
        return 429, TOO_OFTEN.format(wait=limit.wait)
    except NotEditable:
        return 409, status_sentence(comment)
    if comment.is_published:
        messages.success(request, DONE if note else GONE)
    else:
        messages.warning(request, SAVED[comment.status])
    return 200, ""
