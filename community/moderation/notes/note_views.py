"""Where moderators write notes about somebody and delete them: from a profile, or beside a case."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from community.comments.models import Comment
from community.members.models import User
from community.members.requests import MemberRequest
from community.moderation.models import MemberNote
from community.moderation.return_url import next_url, return_url

from .notes_about import OwnNote, delete_note, notes_about_member, notes_about_writer, write_note


class NoteForm(forms.Form):
    text = forms.CharField(
        label="A note for other moderators",
        max_length=MemberNote.MOST_LETTERS,
        help_text="Facts that help the next one to decide. Its subject doesn’t see it here, but in their export.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def notes_of_member(request: MemberRequest, handle: str) -> HttpResponse:
    member = get_object_or_404(User, username=handle)
    back = next_url(request) or (member.get_absolute_url() if member.is_active else reverse("review-log"))
    return notes_response(request, str(member), back, member=member)


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def notes_beside_comment(request: MemberRequest, pk: int) -> HttpResponse:
    """About who wrote it. Without a name nobody learns more than the alias."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk)
    return notes_response(request, comment.name, return_url(request, comment), comment=comment)


def notes_response(
    request: MemberRequest, name: str, back: str, *, member: User | None = None, comment: Comment | None = None
) -> HttpResponse:
    """GET shows them and the form, POST writes one."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            write_note(form.cleaned_data["text"], by=request.user, member=member, comment=comment)
        except OwnNote as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, f"Your note about {name} is saved.")
            return redirect(back)
    notes = notes_about_writer(comment) if comment else notes_about_member(member) if member else []
    context = {"form": form, "name": name, "notes": notes, "back": back}
    return render(request, "moderation/notes.html", context, status=422 if form.is_bound else 200)


@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_POST
def note_delete(request: MemberRequest, pk: int) -> HttpResponse:
    delete_note(get_object_or_404(MemberNote.objects.select_related("member", "comment"), pk=pk), by=request.user)
    messages.success(request, "The note is deleted.")
    return redirect(next_url(request) or reverse("desk"))
