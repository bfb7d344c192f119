"""A discussion that was started about an article, or about something else that people can comment on."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from community.comments.models import Conversation
from community.comments.models.conversation import content_type_of
from community.comments.targets import Target, find_target
from community.members.prepared_query import PreparedQuery
from community.members.primary_keys import parse_pk

from .discussion_queryset import DiscussionQuerySet
from .models import Discussion

#: Below an article; the others are found by its topic.
MAX_SHOWN = 5


def key_of(target: Target) -> str:
    """ "blog.articlepage.12", for `?about=`."""
    return f"{target._meta.label_lower}.{target.pk}"


def find_about(key: str, reader: object) -> Target | None:
    """What this key names, if this reader may read it. A discussion is about no other one: that is what merging is
    for."""
    label, _, pk = key.replace("\0", "").rpartition(".")
    target = find_target(label, parse_pk(pk) or 0) if label else None
    if target is None or isinstance(target, Discussion) or not target.may_be_read_by(reader):
        return None
    return target


def conversation_knowing_discussions(target: Target) -> Conversation | None:
    """The conversation about the target, with `has_discussions`, so that a page asks for none where there are none."""
    for conversation in KNOWING_DISCUSSIONS.instances(content_type_of(target).pk, target.pk):
        known = vars(conversation)
        known["has_discussions"] = bool(known["has_discussions"])  # SQLite says 0 or 1
        return conversation
    return None


def _knowing_discussions(content_type: int, pk: int) -> QuerySet[Conversation]:
    about = Discussion.objects.published().filter(about_type=OuterRef("content_type"), about_id=OuterRef("object_id"))
    found = Conversation.objects.filter(content_type=content_type, object_id=pk)
    return found.annotate(has_discussions=Exists(about))


KNOWING_DISCUSSIONS = PreparedQuery(_knowing_discussions)


def discussions_about(target: Target) -> DiscussionQuerySet:
    """The liveliest first. One query; each row has what its line shows."""
    found = Discussion.objects.published().filter(about_type=content_type_of(target), about_id=target.pk)
    return found.with_opening().order_by("-last_activity_at")[:MAX_SHOWN]
