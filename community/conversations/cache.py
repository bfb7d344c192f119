"""What all readers of a conversation see alike, looked up once and kept in the memory of the process.

The keys hold the cache versions of the conversation and of members (`CacheVersion`), so nothing here is ever out of
date, and what is old is pushed out. Not in Django's cache, because unpickling a page takes as long as everything else
that a page costs (docs/decisions/0012).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.http import HttpRequest

from community.comments.featuring import FeaturedComment, featured_in
from community.comments.models import Comment, Conversation
from community.comments.questions import AskedQuestion, questions_in
from community.members.models import CacheVersion

from .new_comments import RecentComments, recent_comments_in
from .pagination import Page, get_page
from .reader import Order, Reader

#: A page of a hundred comments takes about half a megabyte with the HTML that is kept beside it.
MAX_PAGES = 64
MAX_CONVERSATIONS = 256


class ConversationVersion(NamedTuple):
    """Changes with every change of what is shown of the conversation."""

    conversation_id: int
    conversation_version: int
    #: Of what is shown of members: names, handles, pictures.
    people_version: int

    @classmethod
    def of(cls, conversation: Conversation, request: HttpRequest) -> ConversationVersion:
        return cls(
            conversation.pk,
            conversation.cache_version,
            CacheVersion.objects.during(request).get(CacheVersion.PEOPLE, 0),
        )

    @property
    def conversation(self) -> Conversation:
        """Unsaved stub: only `pk` is set; use it in filters."""
        return Conversation(pk=self.conversation_id)


def cached_page(
    version: ConversationVersion, reader: Reader, *, order: Order, after: int | None = None, before: int | None = None
) -> Page:
    """As `get_page`, from memory. Always looked up for those who see more than others: moderators, and members whose
    own comments wait here."""
    if reader.moderates or (reader.member and reader.member.pk in authors_waiting(version)):
        return get_page(version.conversation, reader, order=order, after=after, before=before)
    return _cached_public_page(version, order, after, before)


@lru_cache(MAX_PAGES)
def _cached_public_page(version: ConversationVersion, order: Order, after: int | None, before: int | None) -> Page:
    return get_page(version.conversation, Reader(), order=order, after=after, before=before)


@lru_cache(MAX_CONVERSATIONS)
def authors_waiting(version: ConversationVersion) -> frozenset[int]:
    """The ids of members who see comments of their own here that others do not see."""
    waiting = Comment.objects.filter(conversation=version.conversation_id, status__in=Comment.SEEN_BY_ITS_AUTHOR)
    return frozenset(pk for pk in waiting.values_list("user", flat=True) if pk)


@lru_cache(MAX_CONVERSATIONS)
def cached_recent(version: ConversationVersion) -> RecentComments:
    return recent_comments_in(version.conversation)


@lru_cache(MAX_CONVERSATIONS)
def cached_questions(version: ConversationVersion) -> tuple[AskedQuestion, ...]:
    return tuple(questions_in(version.conversation))


@lru_cache(MAX_CONVERSATIONS)
def cached_featured(version: ConversationVersion) -> list[FeaturedComment]:
    return featured_in(version.conversation)
