"""What comes back when a text was not taken: the form with everything that was typed, and what went wrong above it."""

import logging
from collections.abc import Callable

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from community.comments.database_errors import is_database_away, is_lock_timeout
from community.moderation.sanctions.suspension import AccountClosed, Suspended

from .journey import PersonalDataFound
from .rate_limits import TooManyPosts
from .slow_conversations import SlowedDown, time_in_words

logger = logging.getLogger(__name__)

TOO_OFTEN = "That was one more than we take at a time. Your text is still here: please post it again in {wait}."
SUSPENDED = (
    "You can't post until {until}: a moderator has suspended you. Your text is still here, to be copied. Why, and how "
    "to appeal, is in the message you got."
)
ACCOUNT_CLOSED = "Your account was closed a moment ago, so nothing was posted. Your text is still here, to be copied."
SLOWED_DOWN = (
    "A moderator has slowed this conversation down: one comment in {every} from each of us. Your text is still here: "
    "please post it again in {left}."
)
SERVER_ERROR = "Something went wrong on our side, and we have been told. Your text is still here: please post it again."
BUSY = (
    "So much is being written here at this moment that your comment couldn't be saved. Your text is still here: please "
    "post it again in a minute."
)


def refusal_response(error: Exception, respond: Callable[..., HttpResponse], *, what_failed: str) -> HttpResponse:
    """`respond(problem, status=…, **more)` draws the form. Whatever nobody expected is logged as `what_failed`."""
    if isinstance(error, PersonalDataFound):
        return respond(status=422, findings=error.findings, confirm_label="Post as it is")
    if isinstance(error, Suspended):
        return respond(suspended_sentence(error), status=403, suspension=error.sanction)
    if isinstance(error, AccountClosed):
        return respond(ACCOUNT_CLOSED, status=403)
    if isinstance(error, TooManyPosts):
        answer = respond(TOO_OFTEN.format(wait=error.wait), status=429)
        answer["Retry-After"] = str(error.seconds)
        return answer
    if isinstance(error, SlowedDown):
        answer = respond(slowed_sentence(error), status=429)
        answer["Retry-After"] = str(error.minutes * 60)
        return answer
    logger.error(what_failed, exc_info=error)
    if is_lock_timeout(error):
        return respond(BUSY, status=503)
    return respond(SERVER_ERROR, status=503 if is_database_away(error) else 500)


def suspended_sentence(error: Suspended) -> str:
    return SUSPENDED.format(until=date_format(localtime(error.until), "j F Y, H:i"))


def slowed_sentence(error: SlowedDown) -> str:
    return SLOWED_DOWN.format(every=time_in_words(error.every), left=time_in_words(error.minutes))
