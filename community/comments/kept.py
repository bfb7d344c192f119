"""What everybody sees alike of a conversation is looked up once and kept in the process.

Kept by the stamps of the conversation and of the people in it (`members.models.Stamp`), so nothing here is ever out of
date; what nobody asks for any more makes room. In the process and not in the cache, because to unpack a page from
there takes as long as all that a page costs otherwise (decision 0045).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.http import HttpRequest

from community.members.models import Stamp

from .featuring import Featured, featured_in
from .models import Comment, Conversation
from .orders import Order
from .pages import Page, page_of
from .reader import Reader
from .visits import Latest, latest_in

#: A page of a hundred comments takes about half a megabyte with all that is drawn of it.
PAGES = 64
CONVERSATIONS = 256


class Version(NamedTuple):
    """A conversation as it is now."""

    conversation_id: int
    stamp: int
    people: int

    @classmethod
    def of(cls, conversation: Conversation, request: HttpRequest) -> Version:
        return cls(conversation.pk, conversation.stamp, Stamp.objects.during(request).get(Stamp.PEOPLE, 0))

    @property
    def conversation(self) -> Conversation:
        """To ask about, not to read from."""
        return Conversation(pk=self.conversation_id)


def page_for(
    version: Version, reader: Reader, *, order: Order, after: int | None = None, before: int | None = None
) -> Page:
    """As `page_of`. Moderators, and members one of whose comments waits here, see more than others: theirs is new."""
    if reader.moderates or (reader.member and reader.member.pk in waiting_in(version)):
        return page_of(version.conversation, reader, order=order, after=after, before=before)
    return _page(version, order, after, before)


@lru_cache(PAGES)
def _page(version: Version, order: Order, after: int | None, before: int | None) -> Page:
    return page_of(version.conversation, Reader(), order=order, after=after, before=before)


@lru_cache(CONVERSATIONS)
def waiting_in(version: Version) -> frozenset[int]:
    """The members who see comments of their own here that others do not see."""
    waiting = Comment.objects.filter(conversation=version.conversation_id, status__in=Comment.SEEN_BY_ITS_AUTHOR)
    return frozenset(pk for pk in waiting.values_list("user", flat=True) if pk)


@lru_cache(CONVERSATIONS)
def latest(version: Version) -> Latest:
    return latest_in(version.conversation)


@lru_cache(CONVERSATIONS)
def featured(version: Version) -> list[Featured]:
    return featured_in(version.conversation)
