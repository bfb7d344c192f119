"""Guests who ticked "E-mail me answers" get them like members do: three minutes later, if they still stand."""

import uuid
from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from community.comments.models import Comment
from community.comments.path import ancestor_ids
from community.comments.targets import load_restrictions
from community.notifications.following.guest_answer import GuestAnswer
from community.notifications.following.subscription import Subscription

from .at_once import AT_ONCE_FOR, WAIT
from .comment_email import comment_email
from .email_message import SiteEmail
from .news_email import comments_email

BATCH = 200


def remember_for_guests(comment: Comment) -> None:
    """Called when a comment is published: the guests above it, who asked for answers, except its author."""
    above = ancestor_ids(comment.path)
    if not above:
        return
    branches = Subscription.objects.filter(
        content_type=ContentType.objects.get_for_model(Comment), object_id__in=above, member=None, is_active=True
    ).exclude(guest_email=comment.user_email.lower())
    rows = [GuestAnswer(subscription=row, comment=comment) for row in branches]
    if rows:
        GuestAnswer.objects.bulk_create(rows, ignore_conflicts=True)


def send_to_guests(now: datetime | None = None) -> int:
    """The number of e-mails that were queued."""
    now = now or timezone.now()
    old_enough = GuestAnswer.objects.filter(
        emailed_at=None, created_at__lte=now - WAIT, created_at__gt=now - AT_ONCE_FOR
    )
    sent = last = 0
    while keys := list(
        old_enough.filter(subscription__gt=last)
        .order_by("subscription")
        .values_list("subscription", flat=True)
        .distinct()[:BATCH]
    ):
        sent += send_batch(keys, now)
        last = keys[-1]
    return sent


def send_batch(subscriptions: list[int], now: datetime) -> int:
    """Only what an e-mail tells of is marked: what cannot be read may be opened again within the day."""
    run = uuid.uuid4()
    with transaction.atomic():
        waiting = GuestAnswer.objects.filter(subscription__in=subscriptions, emailed_at=None)
        tellable = [row.pk for row in readable(standing(waiting))]
        waiting.filter(pk__in=tellable).update(emailed_at=now, email_run=run)
        emails = list(emails_about(readable(standing(GuestAnswer.objects.filter(email_run=run)))))
        get_connection().send_messages(emails)
    return len(emails)


def standing(answers: QuerySet[GuestAnswer]) -> list[GuestAnswer]:
    """With what their e-mails need."""
    found = answers.filter(subscription__is_active=True, comment__in=Comment.objects.advertised())
    rows = found.select_related("subscription", "comment__user", "comment__conversation", "comment__reply_to__user")
    return list(rows.prefetch_related("comment__conversation__target").order_by("pk"))


def readable(answers: list[GuestAnswer]) -> list[GuestAnswer]:
    targets = {id(row): row.comment.conversation.target for row in answers}
    load_restrictions(targets.values())
    stranger = AnonymousUser()
    return [row for row in answers if (target := targets[id(row)]) is not None and target.may_be_read_by(stranger)]


def emails_about(answers: list[GuestAnswer]) -> Iterator[SiteEmail]:
    """One for each address and conversation."""
    by_place: dict[tuple[str, int], dict[int, GuestAnswer]] = {}
    for answer in answers:
        place = answer.subscription.guest_email, answer.comment.conversation_id
        by_place.setdefault(place, {})[answer.comment_id] = answer
    for (address, _), rows in by_place.items():
        comments = [row.comment for row in rows.values()]
        kinds = [kind_of(row) for row in rows.values()]
        if len(comments) == 1:
            yield comment_email(comments[0], to=address, kind=kinds[0], reason="you asked for answers to your comment")
        else:
            yield comments_email(comments, to=address, kinds=kinds)


def kind_of(answer: GuestAnswer) -> str:
    return "reply" if answer.comment.reply_to_id == answer.subscription.object_id else "followed"
