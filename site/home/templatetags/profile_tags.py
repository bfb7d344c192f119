"""What stands on a member's page: the rooms cannot know each other, so they are put together here."""

from dataclasses import dataclass

from django import template
from django.db.models import Sum
from django.utils.safestring import SafeString

from blog.models import ArticlePage
from blog.models.article_queryset import ArticleQuerySet
from community.comments.comment_queries import count_approved
from community.comments.converters import parse_pk
from community.comments.editing import edit_minutes
from community.comments.models import Comment, CommentQuerySet
from community.conversations.avatar import render_avatar
from community.members.models import User
from community.members.profile_visibility import VisibleProfile
from community.members.standing import Standing, next_standing_hint, standing_of
from community.members.standing_limits import Limits, limits_of
from community.moderation.models import Decision
from community.moderation.standing_decisions import latest_standing_decision
from home.latest_comments import latest_comments

register = template.Library()

#: Comments on one page of a profile.
COMMENTS_PER_PAGE = 20


@register.simple_tag
def articles_by(member: User) -> ArticleQuerySet:
    return ArticlePage.objects.readable().by(member).newest_first().as_cards()


def comments_under_own_name(member: User) -> CommentQuerySet:
    """What was said under an alias is nobody's here: not listed, and in no number."""
    return latest_comments().filter(user=member, alias="")


@dataclass(frozen=True)
class CommentPage:
    comments: list[Comment]
    is_latest: bool
    #: Where the next page goes on; None on the last one.
    before: int | None


@register.simple_tag
def comments_by(member: User, before: str = "") -> CommentPage:
    """Newest first, a page at a time; `before` is the address's, and anything that makes no sense is the first page."""
    said, last = comments_under_own_name(member), parse_pk(before)
    found = list(said[: COMMENTS_PER_PAGE + 1] if last is None else said.filter(pk__lt=last)[: COMMENTS_PER_PAGE + 1])
    page = found[:COMMENTS_PER_PAGE]
    return CommentPage(page, is_latest=last is None, before=page[-1].pk if len(found) > COMMENTS_PER_PAGE else None)


@register.simple_tag
def reactions_received(member: User) -> int:
    return comments_under_own_name(member).aggregate(times=Sum("reaction_count"))["times"] or 0


@register.simple_tag
def profile_avatar(member: User, shown: VisibleProfile | None = None) -> SafeString:
    """The large picture of a profile: what may be shown of it, or to oneself all of it."""
    picture = shown.picture if shown else member.picture
    return render_avatar(member.display_name, member.pk, picture, is_large=True)


@dataclass(frozen=True)
class OwnStanding:
    name: Standing
    next: str
    limits: Limits
    edit_minutes: int
    demotion: Decision | None


@register.simple_tag
def own_standing(member: User) -> OwnStanding:
    """For the member's own eyes: the number of approved comments counts what was said under an alias as well."""
    approved = count_approved(member=member)
    standing = standing_of(member, approved=approved)
    return OwnStanding(
        name=standing,
        next=next_standing_hint(member, standing, approved=approved),
        limits=limits_of(standing),
        edit_minutes=edit_minutes(standing),
        demotion=latest_standing_decision(member) if member.standing_limit else None,
    )
