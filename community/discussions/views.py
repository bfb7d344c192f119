"""One discussion."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from community.comments.models import Comment, Conversation, Question
from community.conversations.conversation_context import canonical_query
from community.conversations.question_marks import can_ask
from community.conversations.reader import Reader
from community.notifications.bell import mark_as_seen

from .discussion_data import discussion_data
from .models import Discussion
from .outcome import outcome_of
from .outcome_view import can_say_outcome
from .rename_view import can_rename
from .tagging import tags_of
from .topic_rules import says

#: Discussions and articles that say much the same: a room to the right finds them.
RelatedTo = Callable[[Discussion], Any]


@require_safe
def discussion(request: HttpRequest, pk: int, related: RelatedTo, slug: str = "") -> HttpResponse:
    """At its present address; the key alone or an earlier title lead there. Not for good: a title may change back."""
    found = get_object_or_404(Discussion.objects.with_opening(), pk=pk)
    opening = found.opening
    if opening is not None and found.merged_into_id:
        return redirect(opening)  # where it is now
    if opening is None or not found.may_be_read_by(request.user):
        raise Http404
    if slug != found.slug:
        query = request.META.get("QUERY_STRING", "")
        return redirect(found.get_absolute_url() + (f"?{query}" if query else ""))
    # Unsaved stub: only `pk` is set, for filters.
    mark_as_seen(request, found, Conversation(pk=opening.conversation_id))
    is_starters = request.user.is_authenticated and opening.user_id == request.user.pk
    if is_starters and opening.status == Comment.Status.REMOVED:
        return redirect(opening)  # the page that says why
    question = Question.objects.filter(comment=opening).select_related("answer__user").first()
    is_indexed = found.is_published and not says(found.topic, "is_not_indexed")
    about = found.about if found.about_id else None
    context = {
        "about": about if about is not None and about.may_be_read_by(request.user) else None,
        "related": related(found) if found.is_published else None,
        "discussion": found,
        "question": question,
        "can_moderate": Reader.of(request.user).moderates,
        "tags": tags_of(found),
        "outcome": outcome_of(found),
        "can_say_outcome": can_say_outcome(found, request.user),
        "can_ask": can_ask(opening, Reader.of(request.user)),
        "canonical_query": canonical_query(request, found),
        "can_rename": is_starters and can_rename(found),
        "json_ld": discussion_data(found, question) if is_indexed else "",
        "is_indexed": is_indexed,
    }
    return render(request, "discussions/discussion.html", context)
