"""Notifications about articles: that a story goes on, and that there is a new article by an author or on a topic.

Guests are told by e-mail (`guest_follow_ups`)."""

from collections.abc import Collection
from functools import partial

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django_tasks import task
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision

from blog.models import Announcement, ArticleAuthor, ArticlePage, Follow
from blog.models.article_queryset import story_parts
from community.comments.models import Comment, Conversation
from community.members.models import User
from community.notifications.announcements import notifications_about, send_announcement
from community.notifications.models import Notification

from .guest_follow_ups import email_guests, guests_of_story


def enqueue_article_notifications(article: ArticlePage, revision: Revision) -> None:
    """After the commit, by a task; only for a first publication, or for an article that follows another one."""
    is_new = article.first_published_at == article.last_published_at
    if article.follows_id or is_new:
        editor = get_active_log_context().user
        publishers = [pk for pk in (editor and editor.pk, revision.user_id) if pk]
        transaction.on_commit(partial(notify_about_article.enqueue, article.pk, publishers, is_new), robust=True)


@task()
def notify_about_article(article_id: int, publisher_ids: list[int], is_new: bool = False) -> None:
    """Notifies of a follow-up once, at the first publication as a part of a story: whoever follows the story later
    can read it already. Notifies of a new article at its first publication. Nobody gets both (`send_announcement`).

    `publisher_ids`: who published it or wrote the revision; they are not notified.
    """
    article = ArticlePage.objects.readable().filter(pk=article_id).first()
    if article is None:
        return
    with transaction.atomic():
        if article.follows_id and Announcement.objects.get_or_create(article=article)[1]:
            guests = guests_of_story(article)
            joined = members_by_address(guests)
            active = {member.pk for member in joined.values() if member.is_active} - article.comment_authors()
            recipients = story_participants(article) | active
            send_announcement(article, kind=Notification.Kind.FOLLOW_UP, recipients=recipients - set(publisher_ids))
            email_guests(article, {address: title for address, title in guests.items() if address not in joined})
        if is_new:
            subscribers = {member.pk for member in subscribers_of(article)}
            send_announcement(article, kind=Notification.Kind.NEW, recipients=subscribers - set(publisher_ids))


def members_by_address(addresses: Collection[str]) -> dict[str, User]:
    """Who of these guests, by address in lower case, has joined since and confirmed it."""
    confirmed = EmailAddress.objects.annotate(lower=Lower("email")).filter(lower__in=addresses, verified=True)
    return {address.lower: address.user for address in confirmed.select_related("user")}


def story_participants(article: ArticlePage) -> set[int]:
    """Ids of the members who follow the story, wrote another part of it or commented on one; not its own authors."""
    story = ArticlePage.objects.filter(pk__in=story_parts([article.pk]))
    others = story.exclude(pk=article.pk).values("pk")
    followers = Follow.objects.filter(story__in=story.values("pk"), member__is_active=True).values_list(
        "member", flat=True
    )
    authors = ArticleAuthor.objects.filter(page__in=others, user__is_active=True).values_list("user", flat=True)
    conversations = Conversation.objects.filter(
        content_type=ContentType.objects.get_for_model(ArticlePage), object_id__in=others
    )
    commenters = conversations.filter(
        comments__status=Comment.Status.PUBLISHED, comments__user__is_active=True
    ).values_list("comments__user", flat=True)
    return {*followers, *authors, *commenters} - article.comment_authors()


def subscribers_of(article: ArticlePage) -> list[User]:
    """The members who follow one of its topics or authors, each once; not its own authors."""
    authors = article.comment_authors()
    follows = Follow.objects.filter(Q(topic__in=article.topics.all()) | Q(author__in=authors), member__is_active=True)
    members = {follow.member for follow in follows.exclude(member__in=authors).select_related("member")}
    return sorted(members, key=lambda member: member.pk)


def update_notifications_about(articles: Collection[int]) -> None:
    """Shows the notifications about these articles, by id, while everybody may read the article, and hides the others:
    a notification says the title. One query."""
    public = ArticlePage.objects.readable().filter(pk=OuterRef("object_id"))
    content_type = ContentType.objects.get_for_model(ArticlePage)
    about = Notification.objects.filter(content_type=content_type, object_id__in=articles)
    about.update(is_hidden=~Exists(public))


def hide_notifications_about(article: ArticlePage) -> None:
    notifications_about(article).update(is_hidden=True)
