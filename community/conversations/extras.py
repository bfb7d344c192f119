"""What other rooms add to a conversation. This room does not know them, so the caller passes it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from .comment_tree import CommentRow


class Action(NamedTuple):
    """A link below a comment, or a button. The page it leads to checks again whether it is allowed."""

    url: str
    text: str
    #: What a screen reader says instead of the text, which is the same below every comment.
    label: str
    #: A button sends this name with the value "yes" or "no" by POST; "" for a link.
    field: str = ""
    value: str = "yes"


#: The actions below one comment; the second argument is the local time now.
ActionsFor = Callable[[CommentRow, datetime], tuple[Action, ...]]
#: The actions below a comment for somebody who may choose it as the answer; the second argument says whether it is.
AnswerActions = Callable[[CommentRow, bool], tuple[Action, ...]]


def no_actions(row: CommentRow, now: datetime) -> tuple[Action, ...]:
    return ()


def no_url(comment_id: int) -> str:
    return ""


def no_answer_actions(row: CommentRow, is_answer: bool) -> tuple[Action, ...]:
    return ()


def no_reasons(comment_ids: Collection[int]) -> dict[int, str]:
    return {}


@dataclass(frozen=True)
class ConversationExtras:
    """Without any, a conversation can be read and nothing more."""

    #: The page with the form for a new comment.
    write_url: str = ""
    #: The page on which one reports the comment with this id, which strangers may, too.
    report_url: Callable[[int], str] = no_url
    #: What authors may do with their own comments.
    author_actions: ActionsFor = no_actions
    #: What moderators may do with any comment.
    moderator_actions: ActionsFor = no_actions
    #: Choosing the answer to a question, and taking it back.
    answer_actions: AnswerActions = no_answer_actions
    #: Why authors' own comments are not published: a sentence by comment id, "" for the filter's usual one.
    hold_reasons: Callable[[Collection[int]], dict[int, str]] = no_reasons
