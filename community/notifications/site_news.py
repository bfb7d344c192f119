"""What goes on at the site, for digests: lively conversations, and what other rooms add, such as new articles.

Only what every stranger may read: it is looked up once, for all members.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count

from community.comments.models import Comment, Conversation
from community.comments.target_rules import is_sensitive
from community.comments.targets import load_restrictions

#: So many of each are looked up; a digest has fewer.
MOST = 7
#: With fewer new comments a conversation is not lively.
LIVELY_FROM = 3


class Subject(NamedTuple):
    """The page that an item is about."""

    content_type: int
    pk: int


@dataclass(frozen=True)
class NewsItem:
    subject: Subject
    title: str
    path: str
    detail: str = ""


@dataclass(frozen=True)
class Section:
    heading: str
    find: Callable[[datetime, int], list[NewsItem]]


def lively_conversations(since: datetime, most: int) -> list[NewsItem]:
    """Queries: two, one for each model of targets, and those that tell who may read them all."""
    recent = Comment.objects.advertised().filter(published_at__gt=since).order_by().values("conversation_id")
    counted = recent.annotate(count=Count("pk")).filter(count__gte=LIVELY_FROM).order_by("-count", "-conversation_id")
    quiet = Comment.objects.filter(is_opening=True, is_kept_quiet=True).values("conversation")
    counted = counted.exclude(conversation_id__in=quiet)
    counts = dict(counted.values_list("conversation_id", "count")[: 3 * most])
    found = Conversation.objects.filter(pk__in=counts).prefetch_related("target")
    rows = [(counts[row.pk], row.pk, row.target, row) for row in found if row.target]
    load_restrictions(target for _, _, target, _ in rows)
    # Where people may write without their name, or editors call it sensitive, nothing is advertised.
    open_rows = [row for row in rows if not is_sensitive(row[3], row[2])]
    targets = sorted(open_rows, key=lambda row: row[:2])
    return [
        NewsItem(
            subject=Subject(conversation.content_type_id, target.pk),
            title=target.title,
            path=f"{target.get_absolute_url()}#conversation",
            detail=f"{count} new comments",
        )
        for count, _, target, conversation in reversed(targets)
        if target.may_be_read_by(AnonymousUser())
    ][:most]


#: By heading.
Sections = list[tuple[str, list[NewsItem]]]

SECTIONS: list[Section] = [Section("People are talking", lively_conversations)]


def register_section(section: Section) -> None:
    SECTIONS.append(section)


def site_news(since: datetime) -> Sections:
    """By section, those that have something."""
    found = [(section.heading, section.find(since, MOST)) for section in SECTIONS]
    return [(heading, items) for heading, items in found if items]
