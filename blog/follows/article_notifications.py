"""Telling those who took part in a story that it goes on, and those who asked for new articles that there is one."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django_tasks import task
from wagtail.log_actions import get_active_log_context

from blog.follows.subscribers import subscribers_of
from blog.models import Announcement, ArticlePage
from blog.models.follow import Follow
from blog.models.story import is_part_of_story
from community.comments.models import Comment
from community.members.models import User
from community.notifications.announcements import notifications_about, send_announcement
from community.notifications.models import Notification


def when_published(article: ArticlePage, revision: Any) -> None:
    if not article.live:  # Wagtail says so of what is only scheduled, too
        return
    update_notification_visibility(article)
    is_new = article.first_published_at == article.last_published_at
    if article.follows_id or is_new:
        present = get_active_log_context().user
        publishers = [pk for pk in (present and present.pk, revision.user_id) if pk]
        transaction.on_commit(lambda: notify_about_article.enqueue(article.pk, publishers, is_new), robust=True)


def when_unpublished(article: ArticlePage) -> None:
    notifications_about(article).update(is_hidden=True)


def update_notification_visibility(article: ArticlePage) -> None:
    """A notification has the title: it is shown while everybody may read the article."""
    is_readable = ArticlePage.objects.readable().filter(pk=article.pk).exists()
    notifications_about(article).update(is_hidden=not is_readable)


@task()
def notify_about_article(article_id: int, publisher_ids: list[int], is_new: bool = False) -> None:
    """Once as a part of a story, at whichever publication it becomes one: who joins the story later was not waiting
    for it. As a new article at its first publication. Nobody has two notifications of it (`tell_of`)."""
    article = ArticlePage.objects.readable().filter(pk=article_id).first()
    if article is None:
        return
    with transaction.atomic():
        if article.follows_id and Announcement.objects.get_or_create(article=article)[1]:
            recipients = story_participants(article) - set(publisher_ids)
            send_announcement(article, kind=Notification.Kind.FOLLOW_UP, recipients=recipients)
        if is_new:
            asked = {member.pk for member in subscribers_of(article)}
            send_announcement(article, kind=Notification.Kind.NEW, recipients=asked - set(publisher_ids))


def story_participants(article: ArticlePage) -> set[int]:
    """Members who follow the story, wrote another part of it or commented on one; its own authors know already."""
    parts = ArticlePage.objects.filter(is_part_of_story(article.pk)).exclude(pk=article.pk)
    followers = Follow.objects.of_story(article).values("member")
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
