"""Sends a newsletter: writes its e-mails into the queue, batch by batch. How far it is stands in its row."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.conf import settings
from django.core.mail import get_connection
from django.db import connections, transaction
from django.utils import timezone
from django_tasks import task

from blog.models import ArticlePage, Newsletter
from community.notifications.announcements import notifications_about, send_announcement
from community.notifications.models import Notification, QueuedEmail

from .audience import Recipient, guest_batch, member_batch, next_guests, next_members
from .newsletter_content import NewsletterContent, content_of
from .newsletter_email import newsletter_email, queue_topic
from .newsletter_problems import problem_with_article

logger = logging.getLogger(__name__)

#: People in one transaction.
BATCH = 500
Status = Newsletter.Status

# One after the other. The interpreter waits for it at exit.
_executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="newsletter")


def send_in_background(newsletter_id: int) -> None:
    """By the worker or, without one, by a thread of this process: thousands of e-mails take a minute to write."""
    if settings.LONG_TASKS_IN_THREAD:
        _executor.submit(_send_in_thread, newsletter_id)
    else:
        send_newsletter.enqueue(newsletter_id)


def _send_in_thread(newsletter_id: int) -> None:
    try:
        send_newsletter.call(newsletter_id)
    except Exception:
        logger.exception("Newsletter %s could not be sent to the end", newsletter_id)
    finally:
        connections.close_all()


@task()
def send_newsletter(newsletter_id: int) -> None:
    """May be called again at any time: it goes on after the last batch that was committed."""
    content: NewsletterContent | None = None
    while True:
        with transaction.atomic():
            newsletter = Newsletter.objects.select_for_update().get(pk=newsletter_id)
            if newsletter.status != Status.SENDING:
                return
            article = ArticlePage.objects.with_authors().filter(pk=newsletter.article_id).first()
            if article is None or (problem := problem_with_article(article)):
                stop(newsletter, problem if article else problem_with_article(None))
                return
            content = content or content_of(newsletter, article)
            send_batch(newsletter, article, content, timezone.now())


def send_batch(newsletter: Newsletter, article: ArticlePage, content: NewsletterContent, now: datetime) -> None:
    """The next batch, and what is known of it, in the caller's transaction, which has locked the row."""
    emails = []
    if not newsletter.members_are_done:
        keys = next_members(article, after=newsletter.last_member, limit=BATCH)
        recipients = members_told(article, keys, now)
        newsletter.member_count += len(recipients)
        newsletter.last_member = keys[-1] if keys else newsletter.last_member
        newsletter.members_are_done = len(keys) < BATCH
    else:
        addresses = next_guests(article, after=newsletter.last_guest, limit=BATCH)
        recipients = guest_batch(article, addresses)
        newsletter.guest_count += len(recipients)
        newsletter.last_guest = addresses[-1] if addresses else newsletter.last_guest
        if len(addresses) < BATCH:
            newsletter.status, newsletter.finished_at, newsletter.last_guest = Status.SENT, now, ""
    newsletter.progressed_at = now
    emails = [newsletter_email(newsletter, content, recipient) for recipient in recipients]
    newsletter.save()
    get_connection().send_messages(emails)


def members_told(article: ArticlePage, keys: list[int], now: datetime) -> list[Recipient]:
    """Those of these members who are told by this e-mail and nothing else.

    Their notification is marked as e-mailed, so that neither the digest nor an e-mail of its own repeats it. It is
    created first where it is missing: the task that notifies of the new article may come after this.
    """
    batch = member_batch(article, keys, now)
    by_member = {r.member.pk: r for r in [*batch.recipients, *batch.asleep] if r.member}
    follows = {pk: recipient.subscription.pk for pk, recipient in by_member.items()}
    send_announcement(article, kind=Notification.Kind.NEW, recipients=by_member.keys(), subscriptions=follows)
    run = uuid.uuid4()
    about = notifications_about(article)
    awake = [r.member.pk for r in batch.recipients if r.member]
    about.filter(recipient__in=awake, emailed_at=None, read_at=None).update(
        emailed_at=now, emailed_in=Notification.EmailedIn.AT_ONCE, email_run=run
    )
    marked = about.filter(email_run=run, recipient__in=awake).values_list("recipient", flat=True)
    return [by_member[pk] for pk in sorted(marked)]


def stop(newsletter: Newsletter, why: str) -> None:
    """What waits in the queue is not sent either."""
    newsletter.status, newsletter.why_stopped = Status.STOPPED, why
    newsletter.progressed_at = timezone.now()
    newsletter.save()
    delete_waiting([newsletter.pk])


def withhold_newsletters(articles: Collection[int]) -> None:
    """Of these articles, by id, which not everybody may read any more: what waits in the queue is not sent."""
    delete_waiting(Newsletter.objects.filter(article__in=articles).values_list("pk", flat=True))


def delete_waiting(newsletters: Iterable[int]) -> None:
    waiting = QueuedEmail.objects.waiting().unclaimed(timezone.now())
    if topics := [queue_topic(pk) for pk in newsletters]:
        waiting.filter(topic__in=topics).delete()
