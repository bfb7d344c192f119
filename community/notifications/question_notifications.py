"""Of questions: the writer of the answer that helped is told, and the authors of an article are told what waits."""

from collections.abc import Collection

from django.db import transaction

from community.comments.models import Comment
from community.conversations.mutes import members_muting
from community.members.models import User

from .models import Kind, Notification
from .notify import Reason, create_notifications, notify_author


def tell_of_chosen_answer(question: Comment, answer: Comment, *, by: User) -> None:
    """Not a guest, nobody about their own choice, and nobody who has muted who asks, or the branch."""
    if answer.user_id and not members_muting(question, [answer.user_id]):
        notify_author(answer, Kind.ANSWER, by=by)
    forget_reminder(question)


def forget_reminder(question: Comment) -> None:
    """No author need answer it any more."""
    Notification.objects.filter(comment=question, kind=Kind.UNANSWERED).delete()


def untell_of_answer(answer: Comment) -> None:
    Notification.objects.filter(comment=answer, kind=Kind.ANSWER).delete()


def remind_of_question(question: Comment, members: Collection[int]) -> None:
    """It takes the place of what these members were told of the comment before: there is one notification of each."""
    with transaction.atomic():
        Notification.objects.filter(comment=question, recipient__in=members).delete()
        create_notifications(question, [(pk, Reason(Kind.UNANSWERED)) for pk in members])
