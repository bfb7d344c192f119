"""What a member's profile shows from other rooms: articles, comments, reactions and standing."""

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from django import template
from django.db.models import Count, Q, Sum
from django.urls import reverse

from blog.models import ArticlePage, Topic
from blog.models.article_queryset import ArticleQuerySet
from community.comments.comment_queries import count_approved
from community.comments.models import Comment, CommentQuerySet
from community.discussions.models import Discussion
from community.members.models import User
from community.members.primary_keys import RowsPage, parse_pk, rows_before
from community.members.standing import Standing, next_standing_hint, standing_of
from community.members.standing_limits import Limits, limits_of
from community.moderation.models import Decision
from community.moderation.standing_decisions import latest_standing_decision
from community.posting.joined_guest import written_as_guest
from home.latest_comments import with_covers, with_readable_pages

register = template.Library()

#: Comments on one page of a profile.
COMMENTS_PER_PAGE = 20
#: What somebody "often writes about".
TOPICS_SHOWN = 4


@register.simple_tag
def articles_by(member: User) -> ArticleQuerySet:
    return ArticlePage.objects.readable().by(member).newest_first().as_cards()


def comments_under_own_name(member: User) -> CommentQuerySet:
    """Leave out comments under an alias: they are neither listed nor counted, or they would show who wrote them."""
    return with_covers(Comment.objects.advertised().filter(is_opening=False, user=member, alias=""))


@register.simple_tag
def comments_by(member: User, before: str = "") -> RowsPage[Comment]:
    """Return a page of comments, newest first; `before` comes from the address, an invalid one gives the first page."""
    return rows_before(comments_under_own_name(member), parse_pk(before), size=COMMENTS_PER_PAGE)


@register.simple_tag
def comment_count(member: User) -> int:
    return comments_under_own_name(member).count()


class OnePage(NamedTuple):
    """What a member said on one page, newest first."""

    target: ArticlePage | Discussion
    comments: list[Comment]


@register.filter
def by_page(comments: list[Comment]) -> list[OnePage]:
    """In the order of the newest comment of each. `comments`: newest first."""
    pages: dict[int, OnePage] = {}
    for comment in comments:
        conversation = comment.conversation
        pages.setdefault(conversation.pk, OnePage(conversation.target, [])).comments.append(comment)
    return list(pages.values())


@register.simple_tag
def topics_by(member: User) -> list[Topic]:
    """What the member's articles are about, the most frequent topic first."""
    own = ArticlePage.objects.readable().by(member).values("pk")
    found = Topic.objects.filter(articles__in=own).annotate(times=Count("articles", Q(articles__in=own)))
    return list(found.order_by("-times", "position", "name")[:TOPICS_SHOWN])


@register.simple_tag
def comments_as_guest(member: User) -> list[Comment]:
    """Return the newest comments that the member wrote as a guest, for the member alone. Some may still wait."""
    return list(with_readable_pages(written_as_guest(member))[:COMMENTS_PER_PAGE])


@register.simple_tag
def reactions_received(member: User) -> int:
    received = with_readable_pages(Comment.objects.published().filter(user=member, alias=""))
    return received.aggregate(times=Sum("reaction_count"))["times"] or 0


@dataclass(frozen=True)
class OwnStanding:
    name: Standing
    next: str
    limits: Limits
    edit_minutes: int
    demotion: Decision | None
    #: Where to appeal against the demotion, or to read the answer.
    appeal_url: str


@register.simple_tag
def own_standing(member: User) -> OwnStanding:
    """Return the standing for the member's own page only: it counts comments under an alias as well."""
    approved = count_approved(member=member)
    standing = standing_of(member, approved=approved)
    demotion = latest_standing_decision(member) if member.standing_limit else None
    return OwnStanding(
        name=standing,
        next=next_standing_hint(member, standing, approved=approved),
        limits=limits_of(standing),
        edit_minutes=limits_of(standing).edit_time // timedelta(minutes=1),
        demotion=demotion,
        appeal_url=reverse("appeal", args=[demotion.pk]) if demotion else "",
    )
