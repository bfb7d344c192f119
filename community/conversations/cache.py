"""What everybody sees alike of a conversation is looked up once and kept in the process.

Kept by the stamps of the conversation and of the people in it (`CacheVersion`), so nothing here is ever out of
date; what nobody asks for any more makes room. In the process and not in the cache, because to unpack a page from
there takes as long as all that a page costs otherwise (decision 0045).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.http import HttpRequest

from community.comments.featuring import FeaturedComment, featured_in
from community.comments.models import Comment, Conversation
from community.members.models import CacheVersion

from .ordering import Order
from .pagination import Page, get_page
from .reader import Reader
from .visits import RecentComments, recent_comments_in

#: A page of a hundred comments takes about half a megabyte with all that is drawn of it.
MAX_PAGES = 64
MAX_CONVERSATIONS = 256


class ConversationVersion(NamedTuple):
    """A conversation as it is now."""

    conversation_id: int
    stamp: int
    people: int

    @classmethod
    def of(cls, conversation: Conversation, request: HttpRequest) -> ConversationVersion:
        return cls(
            conversation.pk,
            conversation.cache_version,
            CacheVersion.objects.during(request).get(CacheVersion.PEOPLE, 0),
        )

    @property
    def conversation(self) -> Conversation:
        """To ask about, not to read from."""
        return Conversation(pk=self.conversation_id)


def cached_page(
    version: ConversationVersion, reader: Reader, *, order: Order, after: int | None = None, before: int | None = None
) -> Page:
    """As `page_of`. Moderators, and members one of whose comments waits here, see more than others: theirs is new."""
    if reader.moderates or (reader.member and reader.member.pk in authors_waiting(version)):
        return get_page(version.conversation, reader, order=order, after=after, before=before)
    return _cached_public_page(version, order, after, before)


@lru_cache(MAX_PAGES)
def _cached_public_page(version: ConversationVersion, order: Order, after: int | None, before: int | None) -> Page:
    return get_page(version.conversation, Reader(), order=order, after=after, before=before)


@lru_cache(MAX_CONVERSATIONS)
def authors_waiting(version: ConversationVersion) -> frozenset[int]:
    """The members who see comments of their own here that others do not see."""
    waiting = Comment.objects.filter(conversation=version.conversation_id, status__in=Comment.SEEN_BY_ITS_AUTHOR)
    return frozenset(pk for pk in waiting.values_list("user", flat=True) if pk)


@lru_cache(MAX_CONVERSATIONS)
def cached_latest(version: ConversationVersion) -> RecentComments:
    return recent_comments_in(version.conversation)


@lru_cache(MAX_CONVERSATIONS)
def cached_featured(version: ConversationVersion) -> list[FeaturedComment]:
    return featured_in(version.conversation)
