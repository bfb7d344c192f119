"""Which comments are about a topic: on its articles, and in its discussions."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from community.discussions.models import Discussion

from .models import ArticlePage, Topic


def comments_about(topic: Topic) -> Q:
    """For a queryset of comments."""
    kind = ContentType.objects.get_for_model(Topic)
    pages = {
        ArticlePage: ArticlePage.objects.filter(topics=topic),
        Discussion: Discussion.objects.filter(topic_type=kind, topic_id=topic.pk),
    }
    found = Q()
    for model, about in pages.items():
        here = {"content_type": ContentType.objects.get_for_model(model), "object_id__in": about.values("pk")}
        found |= Q(**{f"conversation__{name}": value for name, value in here.items()})
    return found
