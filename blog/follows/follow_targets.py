"""What the blog lets people follow: a story (any article of it), a topic, an author."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.shortcuts import get_object_or_404
from django.urls import reverse

from blog.authors.views import authors_with_page
from blog.models import ArticlePage, Topic
from blog.models.article_queryset import story_parts
from blog.models.story import story_of
from community.comments.targets import load_restrictions
from community.members.models import User
from community.members.primary_keys import parse_pk
from community.notifications.following.follow_kinds import FollowKind, register
from community.notifications.following.subscription import SubscriptionQuerySet
from community.notifications.models import Subscription


class StoryKind(FollowKind):
    """A story is stored as its first public part at the time of following, and found by any part."""

    name = noun = "story"
    heading, model = "Stories", ArticlePage
    promise = "you'll be notified when the next part appears"

    def find(self, key: str, reader: object) -> ArticlePage:
        return get_object_or_404(ArticlePage.objects.readable(), pk=parse_pk(key))

    def stored(self, thing: Any) -> ArticlePage:
        return next(iter(story_of(thing, among=ArticlePage.objects.readable())), thing)

    def subscriptions(self, thing: Any) -> SubscriptionQuerySet:
        return story_subscriptions(thing)

    def title(self, thing: Any) -> str:
        return str(thing.title)

    def is_readable(self, thing: Any, reader: object) -> bool:
        return bool(thing.may_be_read_by(reader))

    def load(self, things: list[Any]) -> None:
        load_restrictions(things)

    def language(self, thing: Any) -> str:
        return str(thing.language)

    def url(self, thing: Any) -> str:
        return str(thing.get_absolute_url())


class TopicKind(FollowKind):
    name = noun = "topic"
    heading, model = "Topics", Topic
    promise = "you'll be notified of new articles"

    def find(self, key: str, reader: object) -> Topic:
        return get_object_or_404(Topic, slug=key)

    def key(self, thing: Any) -> str:
        return str(thing.slug)


class AuthorKind(FollowKind):
    name = noun = "author"
    heading, model = "Authors", User
    promise = "you'll be notified of new articles"

    def find(self, key: str, reader: object) -> User:
        return get_object_or_404(authors_with_page(), username=key)

    def key(self, thing: Any) -> str:
        return str(thing.username)

    def url(self, thing: Any) -> str:
        return reverse("author", args=[thing.username]) if thing.is_active else ""


def story_subscriptions(article: ArticlePage) -> SubscriptionQuerySet:
    """Those to the story that this article belongs to, from whichever part it was followed."""
    articles = ContentType.objects.get_for_model(ArticlePage)
    return Subscription.objects.filter(content_type=articles, object_id__in=story_parts([article.pk]))


STORY, TOPIC, AUTHOR = StoryKind(), TopicKind(), AuthorKind()


def register_kinds() -> None:
    for kind in (STORY, TOPIC, AUTHOR):
        register(kind)
