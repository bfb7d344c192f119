from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from community.comments.ago import since
from community.comments.avatar import avatar as draw_avatar
from community.comments.avatar import picture_for
from community.comments.closing import FOR_MEMBERS, why_closed
from community.comments.drawing import Drawing, Reasons
from community.comments.excerpt import excerpt
from community.comments.feeds import feed_address, may_have_feed
from community.comments.helping import helped_among
from community.comments.models import Conversation
from community.comments.orders import Order
from community.comments.pages import Page
from community.comments.reader import Reader
from community.comments.reading import Reading, read
from community.comments.targets import Target
from community.comments.tending import tends
from community.comments.threads import draw
from community.members.models import User

register = template.Library()
register.filter("excerpt", excerpt)


@register.inclusion_tag("comments/_conversation.html", takes_context=True)
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
    found = known or Conversation.objects.find(target)  # type: ignore[arg-type]
    reading = read(found, reader, request)
    page = reading.page
    closed = why_closed(found, target, reader)
    authors = target.comment_authors()
    is_tended = tends(reader, target, authors=authors)
    write_url = write_address(target)
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
        "feed_url": conversation_feed(target),
        "featured": [] if page.previous_before else reading.featured,
        "write_url": write_url,
        "reading": reading,
        "orders": orders_to_choose(target, reading, reader),
        "news": news_bar(reading),
        "target_url": target.get_absolute_url(),
        "also": also,
        "threads": draw(
            Drawing(
                page=page,
                reader=reader,
                authors=authors,
                write_url=write_url,
                is_open=closed is None,
                helped=marked_by(reader, page),
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


def orders_to_choose(target: Target, reading: Reading, reader: Reader) -> list[dict[str, object]]:
    """Plain links; to strangers the usual order is the plain address."""
    return [
        {
            "label": order.label,
            "url": target.get_absolute_url() + (f"?sort={order}" if reader.member or order != Order.OLDEST else ""),
            "is_chosen": order == reading.order,
        }
        for order in Order
    ]


def news_bar(reading: Reading) -> dict[str, object] | None:
    if (news := reading.news) is None:
        return None
    here = set(reading.keys)
    first, beyond = news.first_of(reading.keys), news.beyond(reading.keys)
    ahead = news.ahead_of(reading.keys)
    return {
        "count": len(news.keys),
        "has_more": news.has_more,
        "since": since(news.since, timezone.now()),
        "to_you": news.to_you,
        "minutes": news.minutes,
        "next": f"#c{first}" if first in here else reverse("comment-permalink", args=[first]),
        "beyond": reverse("comment-permalink", args=[beyond]) if beyond else "",
        "ahead": reverse("comment-permalink", args=[ahead]) if ahead else "",
    }


def marked_by(reader: Reader, page: Page) -> frozenset[int]:
    thanked = [row.pk for row in page.rows if row.helped_count]
    return helped_among(reader.member, thanked) if reader.member else frozenset()


@register.simple_tag
def conversation_feed(target: Target) -> str:
    """The address of its feed, if strangers may read it."""
    return feed_address(target) if may_have_feed(target) else ""


def write_address(target: Target) -> str:
    return reverse("comment-write", args=[target._meta.label_lower, target.pk])  # type: ignore[attr-defined]


@register.simple_tag(takes_context=True)
def avatar(context: Context, member: User) -> SafeString:
    """Beside a member's name, for whoever reads the page."""
    # Inside `include … only` the context has nothing but what was passed on; the request stays its attribute.
    user = getattr(getattr(context, "request", None), "user", None)
    picture = picture_for(member.picture, member.picture_for, for_members=isinstance(user, User))
    return mark_safe(draw_avatar(member.display_name, member.pk, picture))  # noqa: S308 -- escapes what it is given
