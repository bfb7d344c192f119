"""Asks the external checks about a held comment: after the request, and without consequences for its status."""

import logging
from threading import BoundedSemaphore, Thread

from django.conf import settings
from django.db import connections, transaction
from django_tasks import task

from community.comments.models import Comment
from community.spam.models import ExternalStatus, Judgement

from .checks_in_use import checks_in_use
from .external_check import ExternalCheck, NoAnswer
from .limited_request import RequestFailed, post_form

logger = logging.getLogger(__name__)

#: Without a worker, so many threads ask at once. In a wave of spam the others are not asked about.
_threads = BoundedSemaphore(4)


def ask_about(comment: Comment) -> None:
    """Call it in the transaction in which the comment was held; does nothing where every check is off."""
    if comment.status == Comment.Status.HELD and checks_in_use():
        transaction.on_commit(lambda: _ask_later(comment.pk), robust=True)


def _ask_later(comment_id: int) -> None:
    if not settings.LONG_TASKS_IN_THREAD:
        ask_external_checks.enqueue(comment_id)
    elif _threads.acquire(blocking=False):
        Thread(target=_ask_in_thread, args=(comment_id,), daemon=True).start()


def _ask_in_thread(comment_id: int) -> None:
    try:
        ask_external_checks.call(comment_id)
    except Exception:
        logger.exception("The external checks could not be asked")
    finally:
        connections.close_all()
        _threads.release()


@task()
def ask_external_checks(comment_id: int) -> None:
    """Nothing if the comment no longer waits. What says spam is added to the sum of the latest verdict; anything else,
    and a failure, is no evidence."""
    for check in checks_in_use():
        comment = Comment.objects.filter(pk=comment_id, status=Comment.Status.HELD).select_related("user").first()
        if comment and _says_spam(check, comment):
            Judgement.objects.add_external(comment, check.name)


def _says_spam(check: ExternalCheck, comment: Comment) -> bool:
    fields = check.fields(comment)
    if fields is None:
        return False
    try:
        reply = post_form(check.url, fields)
        if reply.status != 200:
            raise NoAnswer(f"status {reply.status}")
        says_spam = check.says_spam(reply)
    except (RequestFailed, NoAnswer) as failure:
        logger.warning("External check %s: %s", check.title, failure)
        ExternalStatus.objects.count_failure(check.name, str(failure))
        return False
    ExternalStatus.objects.count_answer(check.name)
    return says_spam
