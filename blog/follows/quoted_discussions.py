"""Which articles quote which discussions, and telling those who take part in them: once for each article."""

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision

from blog.blocks.discussion_block import comment_at
from blog.models import ArticlePage, DiscussionQuote
from blog.models.article_queryset import renew_article_cache
from community.comments.models import Comment
from community.discussions.models import Discussion
from community.notifications.announcements import send_announcement
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.models import Notification

from .article_notifications import by_follower

#: What an article shows of a comment.
SHOWN = frozenset({"status", "body_html", "is_kept_quiet", "alias", "user_name", "content_note", "language"})


def record_quotes(article: ArticlePage, revision: Revision) -> None:
    """Of the published body; whom it concerns is told after the commit, by a task."""
    addresses = [part.value["address"] for part in article.body if part.block_type == "discussion"]
    quoted = {comment.pk for comment in (comment_at(address) for address in addresses) if comment}
    rows = DiscussionQuote.objects.filter(article=article)
    rows.filter(is_quoted=True).exclude(comment__in=quoted).update(is_quoted=False)
    rows.filter(is_quoted=False, comment__in=quoted).update(is_quoted=True)
    new = [DiscussionQuote(article=article, comment_id=pk) for pk in sorted(quoted)]
    DiscussionQuote.objects.bulk_create(new, ignore_conflicts=True)
    if quoted and rows.filter(is_quoted=True, told_at=None).exists():
        editor = get_active_log_context().user
        publishers = [pk for pk in (editor and editor.pk, revision.user_id) if pk]
        transaction.on_commit(lambda: notify_quoted.enqueue(article.pk, publishers), robust=True)


@task()
def notify_quoted(article_id: int, publisher_ids: list[int]) -> None:
    """Who has written in the discussion or follows it, but for who publishes. Nobody hears of an article that not
    everybody may read; when it is published for everybody, they do. Who has a notification of it already gets none."""
    article = ArticlePage.objects.readable().filter(pk=article_id).first()
    if article is None:
        return
    with transaction.atomic():
        waiting = DiscussionQuote.objects.select_for_update().filter(article=article, is_quoted=True, told_at=None)
        quotes = list(waiting.select_related("comment__conversation").order_by("pk"))
        followers: dict[int, int] = {}
        people: set[int] = set()
        for quote in quotes:
            discussion = quote.comment.conversation.target
            if isinstance(discussion, Discussion) and discussion.is_published and quote.comment.is_published:
                followers |= by_follower(FOLLOW_KINDS["conversation"].subscriptions(discussion), article)
                people |= participants(quote.comment)
        recipients = (people | followers.keys()) - article.comment_authors() - set(publisher_ids)
        send_announcement(article, kind=Notification.Kind.QUOTED, recipients=recipients, subscriptions=followers)
        DiscussionQuote.objects.filter(pk__in=[quote.pk for quote in quotes]).update(told_at=timezone.now())


def participants(comment: Comment) -> set[int]:
    """Ids of the members of whom something is published in its conversation, without their name as well."""
    here = Comment.objects.published().filter(conversation=comment.conversation_id, user__is_active=True)
    return {pk for pk in here.values_list("user", flat=True) if pk}


def articles_quoting_discussion(discussion: Discussion) -> Any:
    """Those that everybody may read, the newest first."""
    quotes = DiscussionQuote.objects.filter(
        is_quoted=True,
        comment__status=Comment.Status.PUBLISHED,
        comment__conversation__content_type=ContentType.objects.get_for_model(Discussion),
        comment__conversation__object_id=discussion.pk,
    )
    return ArticlePage.objects.readable().filter(pk__in=quotes.values("article")).newest_first()


def comment_changed(
    instance: Comment, created: bool, update_fields: frozenset[str] | None = None, **signal: Any
) -> None:
    """What is quoted has another text, another name or another status, or the discussion around it has."""
    if not created and (update_fields is None or update_fields & SHOWN):
        renew_if_quoted(conversation=instance.conversation_id)


def discussion_changed(instance: Discussion, created: bool, **signal: Any) -> None:
    if not created and instance.opening_id:
        renew_if_quoted(opened_discussion=instance.pk)


def many_changed(keys: Collection[int], **signal: Any) -> None:
    renew_if_quoted(pk__in=keys)


def renew_if_quoted(**some_comments: Any) -> None:
    """The articles that quote something in the conversation of these are shown anew at once. One query for others."""
    conversations = Comment.objects.filter(**some_comments).values("conversation")
    if DiscussionQuote.objects.filter(is_quoted=True, comment__conversation__in=conversations).exists():
        renew_article_cache()
