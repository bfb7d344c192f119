"""From the editor's buttons to sending: test, send now, send later, cancel. Each changes the row by one conditional
UPDATE, so that of two clicks at once one counts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.models import ArticlePage, Newsletter
from community.members.models import User

from .newsletter_content import content_of
from .newsletter_email import email_for_test
from .sending import send_in_background

Status = Newsletter.Status

#: A worker that has written no batch for so long has died; another one goes on.
DIED_AFTER = timedelta(minutes=5)


def newsletter_of(article: ArticlePage) -> Newsletter:
    """The one there is, or one that is not saved yet."""
    found = Newsletter.objects.filter(article=article).first()
    return found or Newsletter(article=article, title=article.title, subject=article.title[:150])


@transaction.atomic
def save_words(article: ArticlePage, *, subject: str, introduction: str, editor: User) -> Newsletter | None:
    """None if it is scheduled or sent by now. Other words than those of the last test need a new one."""
    newsletter, _ = Newsletter.objects.select_for_update().get_or_create(
        article=article, defaults={"title": article.title, "subject": subject, "introduction": introduction}
    )
    if not newsletter.is_open:
        return None
    if (newsletter.subject, newsletter.introduction) != (subject, introduction):
        newsletter.subject, newsletter.introduction, newsletter.tested_at = subject, introduction, None
    newsletter.title, newsletter.editor = article.title, editor
    newsletter.save()
    return newsletter


@transaction.atomic
def send_test(newsletter: Newsletter, article: ArticlePage, editor: User) -> None:
    """Words that somebody else has saved meanwhile are not tested by it."""
    email_for_test(newsletter, content_of(newsletter, article), editor).send()
    same = Newsletter.objects.filter(subject=newsletter.subject, introduction=newsletter.introduction)
    same.filter(pk=newsletter.pk).update(tested_at=timezone.now())


@transaction.atomic
def send_now(newsletter: Newsletter, editor: User | None = None) -> bool:
    """False if it was not tested, or somebody else was faster."""
    now = timezone.now()
    tested = Newsletter.objects.filter(pk=newsletter.pk, tested_at__isnull=False)
    ready = Q(status__in=Newsletter.OPEN) if editor else Q(status=Status.SCHEDULED)
    changes = {"editor": editor} if editor else {}
    started = tested.filter(ready).update(
        status=Status.SENDING, started_at=now, progressed_at=now, send_at=None, why_stopped="", **changes
    )
    if started:
        transaction.on_commit(lambda: send_in_background(newsletter.pk), robust=True)
    return bool(started)


def schedule(newsletter: Newsletter, at: datetime, editor: User) -> bool:
    tested = Newsletter.objects.filter(pk=newsletter.pk, status__in=Newsletter.OPEN, tested_at__isnull=False)
    return bool(tested.update(status=Status.SCHEDULED, send_at=at, editor=editor, why_stopped=""))


def cancel(newsletter: Newsletter) -> bool:
    """False if it is being sent already."""
    scheduled = Newsletter.objects.filter(pk=newsletter.pk, status=Status.SCHEDULED)
    return bool(scheduled.update(status=Status.DRAFT, send_at=None))


def send_due_newsletters(now: datetime | None = None) -> int:
    """Starts those whose time has come, and goes on with those whose worker has died. Returns how many."""
    now = now or timezone.now()
    started = [send_now(each) for each in Newsletter.objects.filter(status=Status.SCHEDULED, send_at__lte=now)]
    left = Newsletter.objects.filter(status=Status.SENDING, progressed_at__lte=now - DIED_AFTER)
    keys = list(left.values_list("pk", flat=True))
    left.update(progressed_at=now)  # and not again in a minute, when the worker has only much to do
    for pk in keys:
        send_in_background(pk)
    return sum(started) + len(keys)
