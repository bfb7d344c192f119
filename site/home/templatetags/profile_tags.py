"""What stands on a member's page: the rooms cannot know each other, so they are put together here."""

from django import template

from blog.models import ArticlePage
from blog.models.queries import ArticleQuerySet
from community.comments.models import CommentQuerySet
from community.members.models import User
from home.conversations import latest_comments

register = template.Library()

SHOWN = 10


@register.simple_tag
def articles_by(member: User) -> ArticleQuerySet:
    return ArticlePage.objects.readable().filter(author=member).newest_first().as_cards()


@register.simple_tag
def comments_by(member: User) -> CommentQuerySet:
    return latest_comments().filter(user=member)[:SHOWN]
