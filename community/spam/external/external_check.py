"""What every external check is: what it is called, what it sends, and how its answer is read."""

from collections.abc import Callable
from typing import NamedTuple

from community.comments.models import Comment

from .limited_request import Reply


class NoAnswer(Exception):
    """The server gave none that can be used. The words are for the operator."""


class ExternalCheck(NamedTuple):
    name: str  # as in the name of its evidence
    title: str
    url: str
    #: What it sends about a held comment, in words for the operator and for the privacy page.
    sends: str
    #: What it sends about this comment; None when it does not ask about comments like this one.
    fields: Callable[[Comment], dict[str, str] | None]
    #: Whether the answer says spam. Raises `NoAnswer`.
    says_spam: Callable[[Reply], bool]
