"""Somebody reads a conversation: in which order, which page of it, whom they do not hear, what is new to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest

from community.comments.converters import parse_pk
from community.comments.featuring import FeaturedComment
from community.comments.models import Comment, Conversation

from . import cache
from .comment_tree import is_collapsed
from .mutes import Mutes
from .ordering import Order, parse_order, preferred_order, save_preferred_order
from .pagination import Page, find_page_start, get_page
from .reader import Reader
from .visits import NewComments, new_comments_for, record_visit

EMPTY = Page(rows=[], names={})


@dataclass(frozen=True)
class ConversationContext:
    page: Page = EMPTY
    order: Order = Order.OLDEST
    #: What keeps the order in an address: "sort=newest", or "" where the reader gets it unasked.
    sort: str = ""
    mutes: Mutes = Mutes()
    new_since: datetime | None = None
    news: NewComments | None = None
    #: Stands above the thread as well.
    featured: list[FeaturedComment] = field(default_factory=list)
    #: The comment that nothing may fold.
    open_id: int | None = None

    @property
    def keys(self) -> list[int]:
        return [row.pk for row in self.page.rows]


def load_context(conversation: Conversation | None, reader: Reader, request: HttpRequest) -> ConversationContext:
    """As the address asks: `?sort=`, `?after=` or `?before=`, `?open=`. Whatever makes no sense there is passed over.

    Of members it is noted that they were here, and the order they asked for (decision 0006).
    """
    asked = parse_order(request.GET.get("sort", ""))
    if asked:
        save_preferred_order(request.user, asked)
    usual = preferred_order(request.user)
    order = asked or usual
    sort = f"sort={order}" if order != usual else ""
    if conversation is None:
        return ConversationContext(order=order, sort=sort)
    version = cache.ConversationVersion.of(conversation, request)
    page = cache.cached_page(
        version,
        reader,
        order=order,
        after=parse_pk(request.GET.get("after", "")),
        before=parse_pk(request.GET.get("before", "")),
    )
    open_id = parse_pk(request.GET.get("open", ""))
    reading = ConversationContext(
        page=page, order=order, sort=sort, featured=cache.cached_featured(version), open_id=open_id
    )
    if reader.member is None:
        return reading
    mutes = Mutes.of(reader.member, conversation)
    since = record_visit(conversation, reader.member)
    news = None
    if since and conversation.last_comment_at and conversation.last_comment_at > since:
        news = new_comments_for(cache.cached_latest(version), reader.member, since=since, order=order, mutes=mutes)
    return replace(
        reading,
        mutes=mutes,
        new_since=since,
        news=news,
        featured=[
            comment
            for comment in reading.featured
            if not mutes.hides(path=comment.path, user_id=comment.user_id, alias=comment.alias)
        ],
    )


def location_of(comment: Comment, reader: Reader, request: HttpRequest, *, unfolded: bool = True) -> str:
    """The query and the anchor that show this comment, or the fold it is in, in the order this reader reads in."""
    usual = preferred_order(request.user)
    order = parse_order(request.GET.get("sort", "")) or usual
    query: dict[str, object] = {"sort": order} if order != usual else {}
    after = find_page_start(comment, reader, order=order)
    rows = get_page(comment.conversation, reader, order=order, after=after).rows
    if after:
        query["after"] = after
    if comment.pk not in {row.pk for row in rows}:
        # It waits in a thread that begins with nothing this reader sees (walk.py): only the usual order has it.
        query = {"sort": Order.OLDEST, "after": find_page_start(comment, reader) or ""}
    if unfolded and is_collapsed(rows, comment.pk, Mutes.of(reader.member, comment.conversation)):
        query["open"] = comment.pk
    return f"{'?' if query else ''}{urlencode(query)}#{'c' if unfolded else 'm'}{comment.pk}"
