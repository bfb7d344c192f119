"""One discussion."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from community.comments.models import Comment, Conversation
from community.conversations.conversation_context import canonical_query
from community.conversations.question_marks import can_ask
from community.conversations.reader import Reader
from community.notifications.bell import mark_as_seen

from .outcome_view import can_say_outcome
from .page_parts import PageParts, RelatedTo, page_parts, related_now
from .rename_view import can_rename


@require_safe
def discussion(request: HttpRequest, pk: int, related: RelatedTo, slug: str = "") -> HttpResponse:
    """At its present address; the key alone or an earlier title lead there. Not for good: a title may change back."""
    parts, conversation = page_parts(request, pk, related)
    found, opening = parts.discussion, parts.opening
    if found.merged_into_id:
        return redirect(opening)  # where it is now
    if not found.may_be_read_by(request.user):
        raise Http404
    if slug != found.slug:
        query = request.META.get("QUERY_STRING", "")
        return redirect(found.get_absolute_url() + (f"?{query}" if query else ""))
    mark_as_seen(request, found, conversation)
    is_starters = request.user.is_authenticated and opening.user_id == request.user.pk
    if is_starters and opening.status == Comment.Status.REMOVED:
        return redirect(opening)  # the page that says why
    return render(request, "discussions/discussion.html", page_context(request, parts, conversation, is_starters))


def page_context(
    request: HttpRequest, parts: PageParts, conversation: Conversation, is_starters: bool
) -> dict[str, object]:
    """What all readers see alike, and what depends on who reads."""
    found, reader = parts.discussion, Reader.of(request.user)
    about = found.about if found.about_id else None
    return {
        "discussion": found,
        "opening_row": parts.opening_row,
        "conversation": conversation,
        "question": parts.question,
        "tags": parts.tags,
        "outcome": parts.outcome,
        "json_ld": parts.json_ld,
        "is_indexed": parts.is_indexed,
        "related": related_now(parts),
        "about": about if about is not None and about.may_be_read_by(request.user) else None,
        "canonical_query": canonical_query(request, found),
        "can_moderate": reader.moderates,
        "can_say_outcome": can_say_outcome(found, request.user, parts.outcome),
        "can_ask": can_ask(parts.opening, reader),
        "can_rename": is_starters and can_rename(found),
    }
