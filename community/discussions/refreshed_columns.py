"""The columns of a discussion that save joins in lists, renewed when something changes in its conversation."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from community.comments.models import Comment, Conversation, Question
from community.comments.path import WIDTH
from community.notifications.models import Notification

from .tagging import TaggedDiscussion

Status = Comment.Status


def refresh_columns(discussion: Any, conversation: Conversation) -> None:
    """At constant cost: each value is read off an index. A withdrawn one loses its title. When it is hidden or
    shown, so is what was told of its answers: their own status stays what it was."""
    opening = Comment.objects.filter(pk=OuterRef("opening"))
    now = Exists(opening.published()) & Q(merged_into=None)
    # With those that were merged into it: a withdrawn opening takes its title along there, too.
    here = discussion.objects.filter(Q(pk=conversation.object_id) | Q(merged_into=conversation.object_id))
    is_withdrawn = Exists(opening.filter(status=Status.WITHDRAWN))
    own = discussion.objects.filter(pk=conversation.object_id).annotate(
        is_readable=now, has_withdrawn=Exists(here.filter(is_withdrawn))
    )
    found = own.values_list("is_published", "is_readable", "has_withdrawn").first()
    if found is None:
        return
    was_published, is_published, has_withdrawn = found
    published = Comment.objects.published().filter(conversation=conversation)
    latest = published.order_by("-published_at").values("published_at")[:1]
    most_helpful = Comment.objects.filter(conversation=conversation, path__length=WIDTH)
    helped = most_helpful.order_by("-thread_max_reactions").values("thread_max_reactions")[:1]
    here.update(
        is_published=now,
        answer_count=Subquery(Conversation.objects.filter(pk=conversation.pk).values("comment_count")),
        last_activity_at=Coalesce(Subquery(latest), F("created_at")),
        is_solved=Exists(Question.objects.solved().filter(comment=OuterRef("opening"))),
        helped_count=Coalesce(Subquery(helped), 0),
    )
    if has_withdrawn:
        here.filter(is_withdrawn).update(title="", slug="", earlier_title="", why_renamed="")
        TaggedDiscussion.objects.filter(discussion__in=here.filter(is_withdrawn)).delete()
    if is_published != was_published:
        told = Notification.objects.filter(comment__conversation=conversation, comment__is_opening=False)
        told.update(is_hidden=not is_published)
