"""Everything the templates of a conversation show to one reader: the page, its order, what is new, what is closed.

`templates/_conversation.html` puts it on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from community.comments.featuring import FeaturedComment
from community.comments.models import Conversation, Reaction
from community.comments.policy.policy_of_target import policy_of
from community.comments.questions import AskedQuestion
from community.comments.targets import Target
from community.members.primary_keys import parse_pk
from community.members.time_zone import zone_of

from . import cache
from .availability import FOR_MEMBERS, SEEN_BY_MEMBERS, may_see, why_closed
from .extras import ConversationExtras
from .mutes import Mutes
from .new_comments import NewSince, new_comments_for, new_since_bar
from .pagination import Page
from .question_marks import QuestionsHere
from .reader import Order, Reader, parse_order, record_visit
from .rendering import render_thread
from .thread_view import ThreadContext, thread_view

EMPTY = Page(rows=[], names={})
NO_EXTRAS = ConversationExtras()


@dataclass(frozen=True)
class ConversationContext:
    target: Target
    target_url: str
    reader: Reader
    #: None before the first comment.
    record: Conversation | None
    extras: ConversationExtras
    #: Why this reader cannot write now; None when they can.
    closed: str | None
    can_manage: bool
    page: Page
    order: Order
    #: Keeps the order in addresses: "sort=newest", or "" for the order this reader gets without asking.
    sort: str
    #: Shown above the threads, on the first page.
    featured: list[FeaturedComment]
    new_since: NewSince | None
    threads: SafeString
    #: False for a reader from whom a policy hides what was said.
    is_shown: bool = True

    @property
    def label(self) -> str:
        """ "blog.articlepage": with the target's key it names the target in addresses."""
        return self.target._meta.label_lower

    @property
    def comment_count(self) -> int:
        return self.record.comment_count if self.record and self.is_shown else 0

    @property
    def asks_to_sign_in(self) -> bool:
        return self.closed in (FOR_MEMBERS, SEEN_BY_MEMBERS)

    @cached_property
    def feed_url(self) -> str:
        return feed_url(self.target)

    @property
    def order_links(self) -> list[dict[str, object]]:
        """One link for each order. To strangers "oldest" is the address without a query."""
        return [
            {
                "label": order.label,
                "url": self.target_url + (f"?sort={order}" if self.reader.member or order != Order.OLDEST else ""),
                "is_chosen": order == self.order,
            }
            for order in Order
        ]


def load_conversation(
    request: HttpRequest,
    target: Target,
    *,
    extras: ConversationExtras = NO_EXTRAS,
    known: Conversation | None = None,
) -> ConversationContext:
    """The page that the address asks for by `?sort=`, `?after=` or `?before=`, and `?open=`; values that make no sense
    are ignored.

    `known` is the conversation, if the caller has looked it up. Of a member it saves that they were here, and the order
    they asked for (docs/decisions/0006).
    """
    reader = Reader.of(request.user)
    record = known or Conversation.objects.find(target)
    order = order_of(request, reader)
    reader.remember_order(order)
    sort = f"sort={order.value}" if order != reader.preferred_order else ""
    page, featured, mutes, seen_until, news = EMPTY, [], Mutes(), None, None
    questions: tuple[AskedQuestion, ...] = ()
    is_shown = may_see(policy_of(record, target), reader)
    if record and is_shown:
        version = cache.ConversationVersion.of(record, request)
        keys = {"after": pk_in(request, "after"), "before": pk_in(request, "before")}
        page = cache.cached_page(version, reader, order=order, **keys)
        featured, questions = cache.cached_featured(version), cache.cached_questions(version)
        if reader.member:
            mutes, seen_until = Mutes.of(reader.member, record), record_visit(record, reader.member)
            if seen_until and record.last_comment_at and record.last_comment_at > seen_until:
                recent = cache.cached_recent(version)
                news = new_comments_for(recent, reader.member, since=seen_until, order=order, mutes=mutes)
            featured = [one for one in featured if not mutes.hides(path=one.path, user_id=one.user_id, alias=one.alias)]
    authors, now = target.comment_authors(), localtime(timezone=zone_of(reader.member))
    can_manage, closed = reader.can_manage(target, authors=authors), why_closed(record, target, reader)
    thread = ThreadContext(
        page=page,
        reader=reader,
        authors=authors,
        extras=extras,
        is_open=closed is None,
        reacted=reacted_on(page, reader),
        featured=frozenset(one.pk for one in featured),
        can_manage=can_manage,
        questions=QuestionsHere.of(questions, target, reader, can_manage=can_manage),
        mutes=mutes,
        new_since=seen_until,
        open_id=pk_in(request, "open"),
        query=f"?{sort}" if sort else "",
        now=now,
    )
    return ConversationContext(
        target=target,
        target_url=target.get_absolute_url(),
        reader=reader,
        record=record,
        extras=extras,
        closed=closed,
        can_manage=can_manage,
        page=page,
        order=order,
        sort=sort,
        featured=[] if page.previous_before else featured,
        new_since=new_since_bar(news, [row.pk for row in page.rows], now) if news else None,
        threads=render_thread(thread_view(thread)),
        is_shown=is_shown,
    )


def order_of(request: HttpRequest, reader: Reader) -> Order:
    """The order that the address asks for by `?sort=`, or the one this reader gets without asking."""
    asked = request.GET.get("sort")
    return (asked and parse_order(asked)) or reader.preferred_order


def pk_in(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name)
    return parse_pk(text) if text else None


def canonical_query(request: HttpRequest, target: Target) -> str:
    """What the address of a later page of the conversation ends with for search engines; "" for the first page, which
    is also shown past the end, and for another order, which has the same comments."""
    name = next((name for name in ("after", "before") if pk_in(request, name)), None)
    record = Conversation.objects.find(target) if name and "sort" not in request.GET else None
    if name is None or record is None or not may_see(policy_of(record, target), Reader()):
        return ""
    key = {name: pk_in(request, name)}
    page = cache.cached_page(cache.ConversationVersion.of(record, request), Reader(), order=Order.OLDEST, **key)
    return f"?{name}={key[name]}" if page.previous_before else ""


def reacted_on(page: Page, reader: Reader) -> frozenset[int]:
    """The comments on this page that the reader has marked as helpful."""
    marked = [row.pk for row in page.rows if row.reaction_count]
    if not reader.member or not marked:
        return frozenset()
    found = Reaction.objects.filter(member=reader.member, comment__in=marked)
    return frozenset(found.values_list("comment_id", flat=True))


def feed_url(target: Target) -> str:
    """The address of the feed of its conversation, "" when a session is needed to read it: feed readers have none."""
    if not target.may_be_read_by(AnonymousUser()) or not may_see(policy_of(None, target), Reader()):
        return ""
    return reverse("conversation-feed", args=[target._meta.label_lower, target.pk])
