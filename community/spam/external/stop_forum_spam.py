"""Stop Forum Spam: a list of e-mail addresses that spammers have used (https://www.stopforumspam.com/usage)."""

import json
from hashlib import md5

from community.comments.models import Comment

from .external_check import ExternalCheck, NoAnswer
from .limited_request import Reply

SENDS = (
    "a hash (MD5) of the writer's e-mail address, from which the address can be found by anybody who has it on a list; "
    "nothing for a comment under an alias"
)
#: In percent, as the list says how sure it is that an address is a spammer's.
ENOUGH_CONFIDENCE = 80.0


def stop_forum_spam(url: str) -> ExternalCheck:
    return ExternalCheck("stop-forum-spam", "Stop Forum Spam", url, SENDS, _fields, _says_spam)


def _fields(comment: Comment) -> dict[str, str] | None:
    """Two comments by one address get one answer, which beside an alias would tell who wrote it."""
    address = comment.user.email if comment.user else comment.user_email
    if comment.alias or not address:
        return None
    hashed = md5(address.strip().lower().encode(), usedforsecurity=False).hexdigest()
    return {"emailhash": hashed, "json": "1"}


def _says_spam(reply: Reply) -> bool:
    try:
        answer = json.loads(reply.body)
        if not answer["success"]:
            raise NoAnswer(str(answer.get("error", "an answer without success")))
        found = answer["emailhash"]
        return bool(found["appears"]) and float(found["confidence"]) >= ENOUGH_CONFIDENCE
    except (ValueError, TypeError, LookupError, AttributeError):
        raise NoAnswer("an answer that cannot be read") from None
