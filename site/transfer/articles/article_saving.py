"""Saves what `article_values` decided. Nobody is notified, and nothing is announced."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group
from wagtail.models import BaseViewRestriction, PageViewRestriction

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage, Topic
from community.comments.models import Conversation
from community.members.models import User

from .article_values import ArticleValues
from .free_slugs import free_slug

#: Who reads what was private on the old site.
READERS_OF_PRIVATE = "Editors"

#: A member, or the name of somebody without an account.
Author = User | str


def add_article(
    index: ArticleIndexPage, values: ArticleValues, authors: list[Author], topics: list[Topic], now: datetime
) -> ArticlePage:
    article = ArticlePage(slug=free_slug(values.slug, index))
    fill(article, values, authors, topics, now)
    index.add_child(instance=article)
    finish(article, values)
    return article


def update_article(
    article: ArticlePage, values: ArticleValues, authors: list[Author], topics: list[Topic], now: datetime
) -> None:
    """Its address stays as it is: people link to it."""
    fill(article, values, authors, topics, now)
    article.save()
    finish(article, values)


def fill(
    article: ArticlePage, values: ArticleValues, authors: list[Author], topics: list[Topic], now: datetime
) -> None:
    article.title = article.draft_title = values.title
    article.description = values.description
    article.body = ArticlePage.body.field.stream_block.to_python(values.body)
    article.live = values.live
    article.picture_id, article.picture_alternative = values.picture, values.picture_alternative
    article.published_at = article.first_published_at = values.published_at
    # Not the same moment, so that nobody takes it for new when an editor publishes it again.
    article.last_published_at = values.changed_at
    article.latest_revision_created_at = values.changed_at or now
    article.owner = next((author for author in authors if isinstance(author, User)), None)
    bylines = [
        ArticleAuthor(user=author, sort_order=place)
        if isinstance(author, User)
        else ArticleAuthor(name=author, sort_order=place)
        for place, author in enumerate(authors)
    ]
    article.authorships.set(bylines)
    article.topics = topics
    article.tags.set(values.tags)


def finish(article: ArticlePage, values: ArticleValues) -> None:
    """What needs the page to have a key: who may read it, and when it appears."""
    if values.password:
        kind = BaseViewRestriction.PASSWORD
        PageViewRestriction.objects.get_or_create(
            page=article, restriction_type=kind, defaults={"password": values.password[:255]}
        )
    elif values.is_private:
        kind = BaseViewRestriction.GROUPS
        restriction, is_new = PageViewRestriction.objects.get_or_create(page=article, restriction_type=kind)
        if is_new:
            restriction.groups.set(Group.objects.filter(name=READERS_OF_PRIVATE))
    if values.go_live_at:
        article.go_live_at = values.go_live_at
        article.save_revision(approved_go_live_at=values.go_live_at, changed=False)
        article.save()


def close_conversation(article: ArticlePage) -> None:
    """For a post that took no more comments."""
    conversation = Conversation.objects.get_or_create_for(article)
    Conversation.objects.renew_cache_version(conversation.pk, state=Conversation.State.CLOSED)
