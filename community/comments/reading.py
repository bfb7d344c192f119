"""Somebody reads a conversation: in which order, which page of it, whom they do not hear, what is new to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest

from . import kept
from .branches import is_put_away
from .featuring import Featured
from .models import Comment, Conversation
from .mutes import Mutes
from .orders import Order, order_named, order_of, remember
from .pages import Page, page_holding, page_of
from .reader import Reader
from .row_id import row_id
from .visits import News, news_for, note_visit

EMPTY = Page(rows=[], names={})


@dataclass(frozen=True)
class Reading:
    page: Page = EMPTY
    order: Order = Order.OLDEST
    #: What keeps the order in an address: "sort=newest", or "" where the reader gets it unasked.
    sort: str = ""
    mutes: Mutes = Mutes()
    new_since: datetime | None = None
    news: News | None = None
    #: Stands above the thread as well.
    featured: list[Featured] = field(default_factory=list)
    #: The comment that nothing may fold.
    open_id: int | None = None

    @property
    def keys(self) -> list[int]:
        return [row.pk for row in self.page.rows]


def read(conversation: Conversation | None, reader: Reader, request: HttpRequest) -> Reading:
    """As the address asks: `?sort=`, `?after=` or `?before=`, `?open=`. Whatever makes no sense there is passed over.

    Of members it is noted that they were here, and the order they asked for (decision 0006).
    """
    asked = order_named(request.GET.get("sort", ""))
    if asked:
        remember(request.user, asked)
    usual = order_of(request.user)
    order = asked or usual
    sort = f"sort={order}" if order != usual else ""
    if conversation is None:
        return Reading(order=order, sort=sort)
    version = kept.Version.of(conversation, request)
    page = kept.page_for(
        version,
        reader,
        order=order,
        after=row_id(request.GET.get("after", "")),
        before=row_id(request.GET.get("before", "")),
    )
    open_id = row_id(request.GET.get("open", ""))
    reading = Reading(page=page, order=order, sort=sort, featured=kept.featured(version), open_id=open_id)
    if reader.member is None:
        return reading
    mutes = Mutes.of(reader.member, conversation)
    since = note_visit(conversation, reader.member)
    news = None
    if since and conversation.last_comment_at and conversation.last_comment_at > since:
        news = news_for(kept.latest(version), reader.member, since=since, order=order, mutes=mutes)
    return replace(
        reading,
        mutes=mutes,
        new_since=since,
        news=news,
        featured=[
            comment
            for comment in reading.featured
            if not mutes.hide(path=comment.path, user_id=comment.user_id, alias=comment.alias)
        ],
    )


def way_to(comment: Comment, reader: Reader, request: HttpRequest, *, unfolded: bool = True) -> str:
    """The query and the anchor that show this comment, or the fold it is in, in the order this reader reads in."""
    usual = order_of(request.user)
    order = order_named(request.GET.get("sort", "")) or usual
    query: dict[str, object] = {"sort": order} if order != usual else {}
    after = page_holding(comment, reader, order=order)
    rows = page_of(comment.conversation, reader, order=order, after=after).rows
    if after:
        query["after"] = after
    if comment.pk not in {row.pk for row in rows}:
        # It waits in a thread that begins with nothing this reader sees (walk.py): only the usual order has it.
        query = {"sort": Order.OLDEST, "after": page_holding(comment, reader) or ""}
    if unfolded and is_put_away(rows, comment.pk, Mutes.of(reader.member, comment.conversation)):
        query["open"] = comment.pk
    return f"{'?' if query else ''}{urlencode(query)}#{'c' if unfolded else 'm'}{comment.pk}"
