"""Akismet: a text in, "true" for spam or "false" out (https://akismet.com/developers/)."""

from functools import partial

from django.conf import settings

from community.comments.models import Comment

from .external_check import ExternalCheck, NoAnswer
from .limited_request import Reply

SENDS = (
    "the text of the comment, the name shown beside it unless it is an alias, whether it is a reply, and the address "
    "of this site"
)
#: It wants an address of the writer. This site keeps none (docs/decisions/0008).
NO_ADDRESS = "0.0.0.0"  # noqa: S104 -- nothing listens there


def akismet(key: str, url: str) -> ExternalCheck:
    return ExternalCheck("akismet", "Akismet", url, SENDS, partial(_fields, key), _says_spam)


def _fields(key: str, comment: Comment) -> dict[str, str]:
    named = {} if comment.alias else {"comment_author": comment.name}
    return {
        "api_key": key,
        "blog": settings.SITE_URL,
        "user_ip": NO_ADDRESS,
        "comment_type": "reply" if comment.reply_to_id else "comment",
        "comment_content": comment.comment,
        **named,
    }


def _says_spam(reply: Reply) -> bool:
    if reply.body.strip() in ("true", "false"):
        return reply.body.strip() == "true"
    raise NoAnswer(reply.headers.get("X-akismet-debug-help", "") or "an answer that is neither true nor false")
