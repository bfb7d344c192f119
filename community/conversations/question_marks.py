"""What a conversation shows of its questions: which comments ask, which answered, and who may choose an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from community.comments.models import Comment
from community.comments.questions import CAN_ASK, AskedQuestion
from community.comments.targets import Target

from .comment_tree import CommentRow
from .reader import Reader


class QuestionMark(NamedTuple):
    """Of one comment."""

    is_question: bool = False
    #: Of a question: its answer; 0 until it is solved.
    answer_id: int = 0
    #: It is the answer to one.
    is_answer: bool = False
    #: This reader may choose it as the answer, or take that back.
    can_choose: bool = False


NO_MARK = QuestionMark()


@dataclass(frozen=True)
class QuestionsHere:
    """The questions of a conversation, for one reader."""

    questions: tuple[AskedQuestion, ...] = ()
    reader_id: int = 0
    #: Of all questions here, not only of the reader's own.
    may_choose_all: bool = False

    @classmethod
    def of(
        cls, questions: tuple[AskedQuestion, ...], target: Target, reader: Reader, *, can_manage: bool
    ) -> QuestionsHere:
        """No query without questions, and none for strangers."""
        if not questions or not reader.member:
            return cls(questions)
        return cls(questions, reader.member.pk, can_manage or may_choose_answer(target, reader))

    def mark_of(self, row: CommentRow) -> QuestionMark:
        own = next((each for each in self.questions if each.pk == row.pk), None)
        above = [each for each in self.questions if each.covers(row.pk, row.path, row.reply_to_id)]
        answered = [each for each in above if each.answer_id == row.pk]
        asks = any(each.user_id == self.reader_id for each in answered or above if self.reader_id)
        is_choosers = self.may_choose_all or asks
        return QuestionMark(
            is_question=own is not None and not own.is_opening,
            answer_id=own.answer_id if own and not own.is_opening else 0,
            is_answer=bool(answered),
            can_choose=bool(above) and is_choosers and row.status == "published",
        )


def can_ask(comment: Comment, reader: Reader) -> bool:
    """Whether this reader may mark the comment as a question, or take that back: who wrote it, and who manages the
    conversation. In a discussion only the opening."""
    if reader.member is None or comment.status not in CAN_ASK:
        return False
    is_writers = comment.user_id == reader.member.pk
    if not is_writers and not reader.can_manage(comment.conversation.target):
        return False
    here = Comment.objects.filter(conversation=comment.conversation_id, is_opening=True)
    return comment.is_opening or not here.exists()


def may_choose_answer(target: Target, reader: Reader) -> bool:
    """Beside who asked: moderators, authors of the target, and whom the target names."""
    if reader.member is None:
        return False
    also = getattr(target, "may_choose_answer", None)
    return reader.can_manage(target) or (also is not None and also(reader.member))
