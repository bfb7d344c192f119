"""The pages on which moderators move, rename, split and merge discussions. GET asks, POST does it."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment
from community.members.primary_keys import parse_pk
from community.members.requests import MemberRequest

from . import moderating, pinning
from .list_filters import Things
from .models import MAX_TITLE_LENGTH, Discussion
from .moderating import NotPossible
from .title_field import RenameForm

NO_ADDRESS = "Paste the address of a discussion of this site, or its number."


class MoveForm(forms.Form):
    topic: forms.ModelChoiceField[Any] = forms.ModelChoiceField(queryset=None, label="Topic", empty_label=None)

    def __init__(self, *args: Any, topics: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Any]", self.fields["topic"]).queryset = topics


class ModeratorRenameForm(RenameForm):
    why = forms.CharField(
        label="Why",
        max_length=MAX_TITLE_LENGTH,
        help_text="All readers see it below the title.",
        error_messages={"required": "Say why in a few words: readers see it below the title."},
    )


class MergeForm(forms.Form):
    into = forms.CharField(label="Into which discussion?", help_text="Its address or its number.")

    def clean_into(self) -> Discussion:
        """The number after the last "/discussions/"."""
        typed = self.cleaned_data["into"].strip().rpartition("/discussions/")[2]
        found = Discussion.objects.with_opening().filter(pk=parse_pk(typed.partition("/")[0]) or 0).first()
        if found is None:
            raise forms.ValidationError(NO_ADDRESS)
        return found


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def moderate_discussion(request: MemberRequest, pk: int, topics: Things) -> HttpResponse:
    found = get_object_or_404(Discussion.objects.with_opening(), pk=pk)
    if found.opening is None or found.merged_into_id and "take_apart" not in request.POST:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    pressed = next((name for name in ACTS if typed and name in typed), "")
    all_forms: dict[str, forms.Form] = {
        "move": MoveForm(typed if pressed == "move" else None, topics=topics(), initial={"topic": found.topic_id}),
        "rename": ModeratorRenameForm(typed if pressed == "rename" else None, initial={"title": found.title}),
        "merge": MergeForm(typed if pressed == "merge" else None),
    }
    status, problem = 200, ""
    if typed is not None:
        form = all_forms.get(pressed)
        status = 422
        if pressed and (form is None or form.is_valid()):
            try:
                messages.success(request, ACTS[pressed](found, form.cleaned_data if form else {}, request))
                return redirect(Discussion.objects.get(pk=found.pk))
            except NotPossible as why:
                status, problem = 409, str(why)
    merged = Discussion.objects.filter(merged_into=found)
    context = {"discussion": found, "forms": all_forms, "problem": problem, "merged": merged, "has_topics": topics()}
    return render(request, "discussions/moderate.html", context, status=status)


def move(found: Discussion, data: dict[str, Any], request: MemberRequest) -> str:
    moderating.move_to_topic(found, data["topic"], by=request.user)
    return f"Moved to “{data['topic']}”."


def rename(found: Discussion, data: dict[str, Any], request: MemberRequest) -> str:
    moderating.rename_by_moderator(found, data["title"], why=data["why"], by=request.user)
    return "The title is changed, and readers see why."


def undo_renaming(found: Discussion, data: dict[str, Any], request: MemberRequest) -> str:
    moderating.undo_renaming(found, by=request.user)
    return "It has its earlier title again."


def merge(found: Discussion, data: dict[str, Any], request: MemberRequest) -> str:
    moderating.merge(found, data["into"], by=request.user)
    return "Merged. Its earlier address leads here."


def take_apart(found: Discussion, data: dict[str, Any], request: MemberRequest) -> str:
    moderating.take_apart(found, by=request.user)
    return "They are two discussions again."


def put_back(found: Discussion, data: dict[str, Any], request: MemberRequest) -> str:
    moderating.put_back(found, by=request.user)
    return "Put back where it was. Its address leads there."


def pin(found: Discussion, data: dict[str, Any], request: MemberRequest) -> str:
    pinning.pin(found, by=request.user)
    return "Pinned to the top of its topic."


def unpin(found: Discussion, data: dict[str, Any], request: MemberRequest) -> str:
    pinning.unpin(found, by=request.user)
    return "It isn't pinned any more."


#: By the name of the button.
ACTS: dict[str, Callable[[Discussion, dict[str, Any], MemberRequest], str]] = {
    each.__name__: each for each in (move, rename, undo_renaming, merge, take_apart, put_back, pin, unpin)
}


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def split_discussion(request: MemberRequest, pk: int) -> HttpResponse:
    """This comment and everything below it."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk)
    if not isinstance(comment.conversation.target, Discussion):
        raise Http404
    form = RenameForm(request.POST if request.method == "POST" else None)
    status, problem = 200, ""
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                new = moderating.split(comment, form.cleaned_data["title"], by=request.user)
            except NotPossible as why:
                status, problem = 409, str(why)
            else:
                messages.success(request, "It is a discussion of its own now. Links to its comments lead here.")
                return redirect(new)
    context = {"comment": comment, "discussion": comment.conversation.target, "form": form, "problem": problem}
    return render(request, "discussions/split.html", context, status=status)
