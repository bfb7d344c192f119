"""What members can follow: a story (any article of it), a topic, an author."""

from typing import Any

from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from blog.authors.views import authors_with_page
from blog.models import ArticlePage, Follow, Topic
from blog.models.story import story_of
from community.members.models import User


def find_follow_target(kind: str, key: str) -> Any:
    """The article, topic or author at `/following/KIND/KEY/`. Raises Http404, also when the article is not public."""
    if kind == "story" and key.isascii() and key.isdecimal():
        return get_object_or_404(ArticlePage.objects.readable(), pk=int(key[:18]))
    if kind == "topic":
        return get_object_or_404(Topic, slug=key)
    if kind == "author":
        return get_object_or_404(authors_with_page(), username=key)
    raise Http404


def follows_of(member: User, kind: str, target: models.Model) -> models.QuerySet[Follow]:
    """The rows by which this member follows the target; for an article, those of any part of its story."""
    own = Follow.objects.by(member)
    return own.of_story(target) if isinstance(target, ArticlePage) else own.filter(**{kind: target})


def add_follow(member: User, kind: str, target: models.Model) -> None:
    """Does nothing when the member follows it already."""
    if follows_of(member, kind, target).exists():
        return
    if isinstance(target, ArticlePage):
        target = next(iter(story_of(target, among=ArticlePage.objects.readable())), target)
    named: dict[str, Any] = {kind: target}
    Follow.objects.get_or_create(member=member, **named)


def name_of_target(target: Any) -> str:
    return f"“{target.title}”" if isinstance(target, ArticlePage) else str(target)


def url_of_target(target: Any) -> str:
    return reverse("author", args=[target.username]) if isinstance(target, User) else target.get_absolute_url()
