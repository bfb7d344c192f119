"""Telling those who took part in a story that it goes on, and those who asked for new articles that there is one."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django_tasks import task
from wagtail.log_actions import get_active_log_context

from blog.models import Announcement, ArticlePage
from blog.models.following import Following
from blog.models.story import is_part_of_story
from blog.subscribers import subscribers_of
from community.comments.models import Comment
from community.members.models import User
from community.notifications.models import Notice
from community.notifications.news import notices_of, tell_of


def when_published(article: ArticlePage, revision: Any) -> None:
    if not article.live:  # Wagtail says so of what is only scheduled, too
        return
    take_back_or_give_again(article)
    is_new = article.first_published_at == article.last_published_at
    if article.follows_id or is_new:
        present = get_active_log_context().user
        publishers = [pk for pk in (present and present.pk, revision.user_id) if pk]
        transaction.on_commit(lambda: announce.enqueue(article.pk, publishers, is_new), robust=True)


def when_unpublished(article: ArticlePage) -> None:
    notices_of(article).update(is_withdrawn=True)


def take_back_or_give_again(article: ArticlePage) -> None:
    """A notice has the title: it is shown while everybody may read the article."""
    is_readable = ArticlePage.objects.readable().filter(pk=article.pk).exists()
    notices_of(article).update(is_withdrawn=not is_readable)


@task()
def announce(article_id: int, publisher_ids: list[int], is_new: bool = False) -> None:
    """Once as a part of a story, at whichever publication it becomes one: who joins the story later was not waiting
    for it. As a new article at its first publication. Nobody has two notices of it (`tell_of`)."""
    article = ArticlePage.objects.readable().filter(pk=article_id).first()
    if article is None:
        return
    with transaction.atomic():
        if article.follows_id and Announcement.objects.get_or_create(article=article)[1]:
            recipients = who_took_part(article) - set(publisher_ids)
            tell_of(article, kind=Notice.Kind.FOLLOW_UP, recipients=recipients)
        if is_new:
            asked = {member.pk for member in subscribers_of(article)}
            tell_of(article, kind=Notice.Kind.NEW, recipients=asked - set(publisher_ids))


def who_took_part(article: ArticlePage) -> set[int]:
    """Members who follow the story, wrote another part of it or commented on one; its own authors know already."""
    parts = ArticlePage.objects.filter(is_part_of_story(article.pk)).exclude(pk=article.pk)
    followers = Following.objects.of_the_story_of(article).values("member")
    commenters = (
        Comment.objects.published()
        .filter(
            conversation__content_type=ContentType.objects.get_for_model(ArticlePage),
            conversation__object_id__in=parts.values("pk"),
        )
        .exclude(user=None)
        .values("user")
    )
    authors = parts.exclude(authorships__user=None).values("authorships__user")
    took_part = Q(pk__in=followers) | Q(pk__in=commenters) | Q(pk__in=authors)
    members = User.objects.filter(took_part, is_active=True).values_list("pk", flat=True)
    return set(members) - article.comment_authors()
