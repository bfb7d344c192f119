"""What all readers of a discussion's page see alike, looked up once and kept in the memory of the process.

Kept under the cache versions of its conversation, of members and of articles, topics and tags, so that it is never out
of date; and for five minutes at most, after which a discussion that asks the same is found as well
(docs/decisions/0012). What is shown of other discussions is looked up for each page: they have other versions.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest
from django.utils.safestring import SafeString

from community.comments.models import Comment, Conversation, Question
from community.conversations.comment_tree import CommentRow, row_of
from community.members.models import CacheVersion

from .discussion_data import discussion_data
from .models import Discussion
from .outcome import outcome_of
from .tagging import tags_of
from .topic_rules import says

#: A few kilobytes each.
MAX_DISCUSSIONS = 256
KEPT_SECONDS = 300


class Related(NamedTuple):
    """What stands beside a discussion, most alike and newest first."""

    discussions: list[Discussion]
    articles: list[Any]
    #: Articles that quote it.
    quoted_in: list[Any]


NOTHING_RELATED = Related([], [], [])
#: A room to the right finds it, of what everybody may read.
RelatedTo = Callable[[Discussion], Related]


class PageParts(NamedTuple):
    discussion: Discussion
    opening: Comment
    opening_row: CommentRow
    question: Question | None
    tags: list[Any]
    #: Published, or waiting for a moderator.
    outcome: Comment | None
    #: What search engines read; "" when they are kept out.
    json_ld: SafeString
    is_indexed: bool
    related_pks: list[int]
    related_articles: list[Any]
    quoted_in: list[Any]


def page_parts(request: HttpRequest, pk: int, related_to: RelatedTo) -> tuple[PageParts, Conversation]:
    """In two queries once they are kept: the versions and the conversation."""
    versions = tuple(sorted(CacheVersion.objects.during(request).items()))
    conversation = Conversation.objects.find(Discussion(pk=pk))
    if conversation is None:
        raise Http404
    period = int(time.time() // KEPT_SECONDS)
    return _kept_parts(pk, related_to, (conversation.cache_version, versions, period)), conversation


@lru_cache(MAX_DISCUSSIONS)
def _kept_parts(pk: int, related_to: RelatedTo, _version: object) -> PageParts:
    """The last argument only ends the life of an entry. What is not there is not kept."""
    discussion = Discussion.objects.with_opening().select_related("opening__conversation").filter(pk=pk).first()
    if discussion is None or discussion.opening is None:
        raise Http404
    opening = discussion.opening
    if not discussion.merged_into_id:
        opening.conversation.target = discussion  # so that nobody asks for it again
    question = Question.objects.filter(comment=opening).select_related("answer__user").first()
    is_indexed = discussion.is_published and not says(discussion.topic, "is_not_indexed")
    related = related_to(discussion) if discussion.is_published else NOTHING_RELATED
    return PageParts(
        discussion=discussion,
        opening=opening,
        opening_row=row_of(opening),
        question=question,
        tags=tags_of(discussion),
        outcome=outcome_of(discussion),
        json_ld=discussion_data(discussion, question) if is_indexed else SafeString(""),
        is_indexed=is_indexed,
        related_pks=[each.pk for each in related.discussions],
        related_articles=related.articles,
        quoted_in=related.quoted_in,
    )


def related_now(parts: PageParts) -> Related:
    """Those that everybody may still read, with their present titles and numbers. No query without any."""
    found = Discussion.objects.advertised().with_opening().in_bulk(parts.related_pks) if parts.related_pks else {}
    return Related([found[pk] for pk in parts.related_pks if pk in found], parts.related_articles, parts.quoted_in)
