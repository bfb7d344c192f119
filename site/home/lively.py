"""Which conversations the front page shows, of articles and of discussions: a rule without votes or tastes.

A conversation counts one for being there and one for each answer, up to twenty, so that a crowd does not hold the
front page. It is halved with each day without a new answer. The places are given to articles and to discussions in
turns, the liveliest first; what one of them cannot fill, the other does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain, zip_longest
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from community.comments.models import Comment, Conversation
from community.discussions.models import Discussion

from .latest_comments import on_readable_page, with_readable_pages

ANSWERS_COUNTED = 20
HALVED_AFTER = timedelta(days=1)
#: So many with the latest answers, and as many new discussions, are compared.
COMPARED = 100


class Talk(NamedTuple):
    conversation: int
    is_discussion: bool
    answers: int
    #: The latest answer; of a discussion without any, when it was started.
    latest: datetime

    def liveliness(self, now: datetime) -> float:
        counted = 1 + min(self.answers, ANSWERS_COUNTED)
        return counted * 0.5 ** (max(now - self.latest, timedelta()) / HALVED_AFTER)


def mixed(talks: Iterable[Talk], limit: int, now: datetime) -> list[Talk]:
    """The `limit` that are shown, in order."""
    best = sorted(talks, key=lambda talk: (talk.liveliness(now), talk.conversation), reverse=True)
    discussions, others = ([talk for talk in best if talk.is_discussion is which] for which in (True, False))
    in_turns = [talk for talk in chain.from_iterable(zip_longest(discussions, others)) if talk]
    return [talk for talk in best if talk in in_turns[:limit]]


def lively_comments(limit: int, now: datetime | None = None) -> list[Comment]:
    """What was said last in each of the liveliest conversations, or what is asked where nobody has answered. In seven
    queries at most."""
    shown = mixed([*answered(), *unanswered()], limit, now or timezone.now())
    keys = newest_of([talk.conversation for talk in shown])
    comments = with_readable_pages(Comment.objects.advertised()).filter(pk__in=keys.values())
    by_conversation = {comment.conversation_id: comment for comment in comments}
    return [by_conversation[talk.conversation] for talk in shown if talk.conversation in by_conversation]


def answered() -> list[Talk]:
    discussion_type = ContentType.objects.get_for_model(Discussion).pk
    found = Conversation.objects.filter(on_readable_page(), comment_count__gt=0, last_comment_at__isnull=False)
    rows = found.order_by("-last_comment_at").values_list("pk", "content_type", "comment_count", "last_comment_at")
    return [Talk(pk, kind == discussion_type, count, at) for pk, kind, count, at in rows[:COMPARED] if at]


def unanswered() -> list[Talk]:
    found = Discussion.objects.advertised().filter(answer_count=0).order_by("-pk")
    rows = found.values_list("opening__conversation", "last_activity_at")[:COMPARED]
    return [Talk(pk, True, 0, at) for pk, at in rows]


def newest_of(conversations: list[int]) -> dict[int, int]:
    """The key of the newest comment of each that may be shown here: an opening only where there is no other."""
    here = Comment.objects.advertised().filter(conversation=OuterRef("pk"))
    newest = here.order_by("is_opening", "-published_at").values("pk")[:1]
    rows = Conversation.objects.filter(pk__in=conversations).annotate(newest=Subquery(newest))
    return {pk: key for pk, key in rows.values_list("pk", "newest") if key}
