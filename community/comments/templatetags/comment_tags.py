from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from community.comments.avatar import avatar as draw_avatar
from community.comments.models import Conversation
from community.comments.pages import Page, page_of
from community.comments.reader import Reader
from community.comments.rendering import Drawing, draw
from community.comments.row_id import row_id
from community.comments.targets import Target
from community.members.models import User

register = template.Library()

EMPTY = Page(rows=[], names={}, after=None, previous_after=None, next_after=None)


@register.inclusion_tag("comments/_conversation.html", takes_context=True)
def conversation(context: dict[str, Any], target: Target) -> dict[str, Any]:
    """The conversation about this target, the page of it that `?after=` asks for."""
    request = context["request"]
    reader = Reader.of(request.user)
    found = Conversation.objects.find(target)  # type: ignore[arg-type]
    page = page_of(found, reader, after=row_id(request.GET.get("after", ""))) if found else EMPTY
    is_open = target.accepts_comments() and not (found and found.is_closed)
    write_url = write_address(target)
    return {
        "count": found.comment_count if found else 0,
        "page": page,
        "is_open": is_open,
        "write_url": write_url,
        "target_url": target.get_absolute_url(),
        "threads": draw(
            Drawing(
                page=page,
                reader=reader,
                authors=target.comment_authors(),
                write_url=write_url,
                is_open=is_open,
            )
        ),
    }


def write_address(target: Target) -> str:
    return reverse("comment-write", args=[target._meta.label_lower, target.pk])  # type: ignore[attr-defined]


@register.simple_tag
def avatar(member: User) -> SafeString:
    return mark_safe(draw_avatar(member.display_name, member.pk))  # noqa: S308 -- escapes the name itself
