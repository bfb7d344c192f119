"""What stands on a member's page: the rooms cannot know each other, so they are put together here."""

from dataclasses import dataclass

from django import template
from django.db.models import Sum
from django.utils.safestring import SafeString, mark_safe

from blog.models import ArticlePage
from blog.models.queries import ArticleQuerySet
from community.comments.avatar import avatar
from community.comments.editing import minutes_to_edit
from community.comments.models import Comment, CommentQuerySet
from community.comments.queries import approved_before
from community.comments.row_id import row_id
from community.members.models import User
from community.members.policy import Limits, limits_of
from community.members.showing import Shown
from community.members.standing import Standing, standing_of, what_comes_next
from community.moderation.models import Decision
from community.moderation.standings import latest_about
from home.conversations import latest_comments

register = template.Library()

#: Comments on one page of a profile.
SHOWN = 20


@register.simple_tag
def articles_by(member: User) -> ArticleQuerySet:
    return ArticlePage.objects.readable().by(member).newest_first().as_cards()


def said_under_own_name(member: User) -> CommentQuerySet:
    """What was said under an alias is nobody's here: not listed, and in no number."""
    return latest_comments().filter(user=member, alias="")


@dataclass(frozen=True)
class Said:
    comments: list[Comment]
    is_latest: bool
    #: Where the next page goes on; None on the last one.
    before: int | None


@register.simple_tag
def comments_by(member: User, before: str = "") -> Said:
    """Newest first, a page at a time; `before` is the address's, and anything that makes no sense is the first page."""
    said, last = said_under_own_name(member), row_id(before)
    found = list(said[: SHOWN + 1] if last is None else said.filter(pk__lt=last)[: SHOWN + 1])
    page = found[:SHOWN]
    return Said(page, is_latest=last is None, before=page[-1].pk if len(found) > SHOWN else None)


@register.simple_tag
def helped_received(member: User) -> int:
    return said_under_own_name(member).aggregate(times=Sum("helped_count"))["times"] or 0


@register.simple_tag
def portrait(member: User, shown: Shown | None = None) -> SafeString:
    """The large picture of a profile: what may be shown of it, or to oneself all of it."""
    picture = shown.picture if shown else member.picture
    return mark_safe(avatar(member.display_name, member.pk, picture, is_large=True))  # noqa: S308 -- escapes its values


@dataclass(frozen=True)
class OwnStanding:
    name: Standing
    next: str
    limits: Limits
    edit_minutes: int
    set_back: Decision | None


@register.simple_tag
def own_standing(member: User) -> OwnStanding:
    """For the member's own eyes: the number of approved comments counts what was said under an alias as well."""
    approved = approved_before(member=member)
    standing = standing_of(member, approved=approved)
    return OwnStanding(
        name=standing,
        next=what_comes_next(member, standing, approved=approved),
        limits=limits_of(standing),
        edit_minutes=minutes_to_edit(standing),
        set_back=latest_about(member) if member.standing_limit else None,
    )
