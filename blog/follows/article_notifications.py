"""Notifications about articles: that a story goes on, and that there is a new article by an author or on a topic.

Guests are told by e-mail (`guest_follow_ups`)."""

from collections.abc import Collection

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django_tasks import task
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision

from blog.models import Announcement, ArticleAuthor, ArticlePage
from blog.models.article_queryset import story_parts
from community.comments.models import Comment, Conversation
from community.members.models import User
from community.notifications.announcements import BATCH, notifications_about, send_announcement
from community.notifications.following.subscription import SubscriptionQuerySet
from community.notifications.models import Notification, NotificationQuerySet, Subscription

from .follow_targets import story_subscriptions
from .guest_follow_ups import email_guests, guests_of_story


def enqueue_article_notifications(article: ArticlePage, revision: Revision) -> None:
    """After the commit, by a task; only for a first publication, or for an article that follows another one."""
    is_new = article.first_published_at == article.last_published_at
    if article.follows_id or is_new:
        editor = get_active_log_context().user
        publishers = [pk for pk in (editor and editor.pk, revision.user_id) if pk]
        transaction.on_commit(lambda: notify_about_article.enqueue(article.pk, publishers, is_new), robust=True)


@task()
def notify_about_article(article_id: int, publisher_ids: list[int], is_new: bool = False) -> None:
    """Notifies of a follow-up once, at the first publication as a part of a story: whoever follows the story later
    can read it already. Notifies of a new article at its first publication. Nobody gets both (`send_announcement`).

    `publisher_ids`: who published it or wrote the revision; they are not notified.
    """
    article = ArticlePage.objects.readable().filter(pk=article_id).first()
    if article is None:
        return
    known = set(publisher_ids)
    with transaction.atomic():
        if article.follows_id and Announcement.objects.get_or_create(article=article)[1]:
            guests = guests_of_story(article)
            joined = members_by_address(guests)
            active = {member.pk for member in joined.values() if member.is_active} - article.comment_authors()
            by_member = story_followers(article)
            recipients = story_participants(article) | by_member.keys() | active
            send_announcement(
                article, kind=Notification.Kind.FOLLOW_UP, recipients=recipients - known, subscriptions=by_member
            )
            email_guests(article, {address: title for address, title in guests.items() if address not in joined})
        if is_new:
            by_member = subscribers_of(article)
            send_announcement(
                article, kind=Notification.Kind.NEW, recipients=by_member.keys() - known, subscriptions=by_member
            )


def members_by_address(addresses: Collection[str]) -> dict[str, User]:
    """Who of these guests, by address in lower case, has joined since and confirmed it."""
    confirmed = EmailAddress.objects.annotate(lower=Lower("email")).filter(lower__in=addresses, verified=True)
    return {address.lower: address.user for address in confirmed.select_related("user")}


def story_followers(article: ArticlePage) -> dict[int, int]:
    """The ids of the members who follow the story, each with that of the subscription; not its own authors."""
    return by_follower(story_subscriptions(article), article)


def story_participants(article: ArticlePage) -> set[int]:
    """Ids of the members who wrote another part of the story or commented on one; not its own authors."""
    story = ArticlePage.objects.filter(pk__in=story_parts([article.pk]))
    others = story.exclude(pk=article.pk).values("pk")
    authors = ArticleAuthor.objects.filter(page__in=others, user__is_active=True).values_list("user", flat=True)
    conversations = Conversation.objects.filter(
        content_type=ContentType.objects.get_for_model(ArticlePage), object_id__in=others
    )
    commenters = conversations.filter(
        comments__status=Comment.Status.PUBLISHED, comments__user__is_active=True
    ).values_list("comments__user", flat=True)
    return {*authors, *commenters} - article.comment_authors()


def subscribers_of(article: ArticlePage) -> dict[int, int]:
    """The ids of the members who follow one of its topics or authors, each with that of the subscription: an author's
    rather than a topic's. Not its own authors."""
    authors = User.objects.filter(pk__in=article.comment_authors())
    by_topic = by_follower(Subscription.objects.to(*article.topic_list), article) if article.topic_list else {}
    by_author = by_follower(Subscription.objects.to(*authors), article) if authors else {}
    return by_topic | by_author


def by_follower(subscriptions: SubscriptionQuerySet, article: ArticlePage) -> dict[int, int]:
    rows = subscriptions.of_members().exclude(member__in=article.comment_authors()).values_list("member", "pk")
    return {member: pk for member, pk in rows if member}


def update_notifications_about(articles: Collection[int]) -> None:
    """Shows the notifications about these articles, by id, and about comments on them, while everybody may read the
    article, and hides the others: they say its title, and quote. Three queries.

    On a page that is for some people, those who may read it get theirs back by a task.
    """
    public = ArticlePage.objects.readable()
    content_type = ContentType.objects.get_for_model(ArticlePage)
    about = Notification.objects.filter(content_type=content_type, object_id__in=articles)
    about.update(is_hidden=~Exists(public.filter(pk=OuterRef("object_id"))))
    under = notifications_under(articles)
    conversations = Conversation.objects.filter(pk=OuterRef("comment__conversation"), object_id__in=public.values("pk"))
    for is_hidden, changed in (
        (True, under.filter(~Exists(conversations))),
        (False, under.filter(Exists(conversations))),
    ):
        wrong = changed.exclude(is_hidden=is_hidden)
        Notification.objects.filter(pk__in=wrong.values("pk")).update(is_hidden=is_hidden)
    keys = list(articles)
    transaction.on_commit(lambda: show_to_those_who_may_read.enqueue(keys), robust=True)


def notifications_under(articles: Collection[int]) -> NotificationQuerySet:
    """Those about comments on these articles."""
    content_type = ContentType.objects.get_for_model(ArticlePage)
    return Notification.objects.filter(
        comment__conversation__content_type=content_type, comment__conversation__object_id__in=articles
    )


@task()
def show_to_those_who_may_read(article_ids: list[int]) -> None:
    """Of what was hidden under articles that not everybody may read: that of members who may."""
    for article in ArticlePage.objects.live().filter(pk__in=article_ids).defer_streamfields():
        hidden = notifications_under([article.pk]).filter(is_hidden=True)
        members = User.objects.filter(is_active=True, pk__in=hidden.values("recipient"))
        readers = [member.pk for member in members if article.may_be_read_by(member)]
        for start in range(0, len(readers), BATCH):
            mine = hidden.filter(recipient__in=readers[start : start + BATCH])
            Notification.objects.filter(pk__in=list(mine.values_list("pk", flat=True))).update(is_hidden=False)


def hide_notifications_about(article: ArticlePage) -> None:
    """And those about comments on it."""
    notifications_about(article).update(is_hidden=True)
    Notification.objects.filter(pk__in=notifications_under([article.pk]).values("pk")).update(is_hidden=True)
