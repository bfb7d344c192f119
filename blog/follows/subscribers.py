"""Members who asked to hear of new articles."""

from django.db.models import Q

from blog.models import ArticlePage, Follow
from community.members.models import User


def subscribers_of(article: ArticlePage) -> list[User]:
    """Members who follow one of its topics or authors, each once, whatever the reasons; not those who wrote it."""
    authors = article.comment_authors()
    asked = Follow.objects.filter(Q(topic__in=article.topics.all()) | Q(author__in=authors)).values("member")
    return list(User.objects.filter(pk__in=asked, is_active=True).exclude(pk__in=authors).order_by("pk"))
