"""What stands beside a discussion: others that ask much the same, and the newest articles about its topic."""

from django.contrib.contenttypes.models import ContentType

from blog.follows.quoted_discussions import articles_quoting_discussion
from blog.models import ArticlePage
from community.discussions.models import Discussion
from community.discussions.page_parts import Related

from .similar import alike

MAX_ARTICLES = 3


def related_to(discussion: Discussion) -> Related:
    """What every stranger may read, so that the page is the same for all of them. In at most five queries."""
    quoted_in = list(articles_quoting_discussion(discussion).defer_streamfields()[:MAX_ARTICLES])
    beside = [article for article in articles_beside(discussion) if article not in quoted_in]
    return Related(alike(discussion.title, without=discussion.pk), beside, quoted_in)


def articles_beside(discussion: Discussion) -> list[ArticlePage]:
    if not discussion.topic:
        return []
    found = ArticlePage.objects.readable().filter(topics=discussion.topic).newest_first()
    if discussion.about_type_id == ContentType.objects.get_for_model(ArticlePage).pk:
        found = found.exclude(pk=discussion.about_id)  # it stands on top
    return list(found.defer_streamfields()[:MAX_ARTICLES])
