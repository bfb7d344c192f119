from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from community.comments.models import Conversation
from community.comments.reactions import reacted_among
from community.comments.targets import Target
from community.conversations.availability import FOR_MEMBERS, why_closed
from community.conversations.avatar import avatar as draw_avatar
from community.conversations.avatar import picture_for
from community.conversations.conversation_context import ConversationContext, load_context
from community.conversations.conversation_feed import feed_url, has_feed
from community.conversations.ordering import Order
from community.conversations.pagination import Page
from community.conversations.permissions import can_manage
from community.conversations.reader import Reader
from community.conversations.relative_time import short_datetime
from community.conversations.render_context import Reasons, RenderContext
from community.conversations.thread_rendering import render_thread
from community.members.models import User
from community.text.excerpts import excerpt

register = template.Library()
register.filter("excerpt", excerpt)


@register.inclusion_tag("conversations/_conversation.html", takes_context=True)
def conversation(
    context: dict[str, Any],
    target: Target,
    also: str = "",
    known: Conversation | None = None,
    why: Reasons | None = None,
) -> dict[str, Any]:
    """The conversation about this target: the page of it, in the order, that the address asks for. `also`: what belongs
    into it and is no comment, drawn already. `known`: when it has been looked up. `why`: who knows why some wait."""
    request = context["request"]
    reader = Reader.of(request.user)
    found = known or Conversation.objects.find(target)
    reading = load_context(found, reader, request)
    page = reading.page
    closed = why_closed(found, target, reader)
    authors = target.comment_authors()
    is_tended = can_manage(reader, target, authors=authors)
    write_url = write_url_for(target)
    return {
        "count": found.comment_count if found else 0,
        "page": page,
        "closed": closed,
        "asks_to_sign_in": closed == FOR_MEMBERS,
        "conversation": found,
        "reader": reader,
        "target": target,
        "label": target._meta.label_lower,  # type: ignore[attr-defined]
        "is_tended": is_tended,
        "feed_url": conversation_feed_url(target),
        "featured": [] if page.previous_before else reading.featured,
        "write_url": write_url,
        "reading": reading,
        "orders": order_links(target, reading, reader),
        "news": new_since_bar(reading),
        "target_url": target.get_absolute_url(),
        "also": also,
        "threads": render_thread(
            RenderContext(
                page=page,
                reader=reader,
                authors=authors,
                write_url=write_url,
                is_open=closed is None,
                helped=reactions_of(reader, page),
                featured=frozenset(comment.pk for comment in reading.featured),
                tends=is_tended,
                mutes=reading.mutes,
                new_since=reading.new_since,
                open_id=reading.open_id,
                query=f"?{reading.sort}" if reading.sort else "",
                reasons=why,
            )
        ),
    }


def order_links(target: Target, reading: ConversationContext, reader: Reader) -> list[dict[str, object]]:
    """Plain links; to strangers the usual order is the plain address."""
    return [
        {
            "label": order.label,
            "url": target.get_absolute_url() + (f"?sort={order}" if reader.member or order != Order.OLDEST else ""),
            "is_chosen": order == reading.order,
        }
        for order in Order
    ]


def new_since_bar(reading: ConversationContext) -> dict[str, object] | None:
    if (news := reading.news) is None:
        return None
    here = set(reading.keys)
    first, beyond = news.first_of(reading.keys), news.beyond(reading.keys)
    ahead = news.ahead_of(reading.keys)
    return {
        "count": len(news.keys),
        "has_more": news.has_more,
        "since": short_datetime(news.since, timezone.now()),
        "to_you": news.to_you,
        "minutes": news.minutes,
        "next": f"#c{first}" if first in here else reverse("comment-permalink", args=[first]),
        "beyond": reverse("comment-permalink", args=[beyond]) if beyond else "",
        "ahead": reverse("comment-permalink", args=[ahead]) if ahead else "",
    }


def reactions_of(reader: Reader, page: Page) -> frozenset[int]:
    thanked = [row.pk for row in page.rows if row.reaction_count]
    return reacted_among(reader.member, thanked) if reader.member else frozenset()


@register.simple_tag
def conversation_feed_url(target: Target) -> str:
    """The address of its feed, if strangers may read it."""
    return feed_url(target) if has_feed(target) else ""


def write_url_for(target: Target) -> str:
    return reverse("comment-write", args=[target._meta.label_lower, target.pk])  # type: ignore[attr-defined]


@register.simple_tag(takes_context=True)
def avatar(context: Context, member: User) -> SafeString:
    """Beside a member's name, for whoever reads the page."""
    # Inside `include … only` the context has nothing but what was passed on; the request stays its attribute.
    user = getattr(getattr(context, "request", None), "user", None)
    picture = picture_for(member.picture, member.picture_for, for_members=isinstance(user, User))
    return mark_safe(draw_avatar(member.display_name, member.pk, picture))  # noqa: S308 -- escapes what it is given
