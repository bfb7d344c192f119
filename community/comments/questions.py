"""Questions and the answers that helped. Each change is made under the lock of the conversation."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from .models import Comment, Conversation, Question
from .targets import conversation_changed

GONE = "This comment is not on the page any more, so it can't be a question."
IN_A_DISCUSSION = "In a discussion only the text at the top can be the question."
NO_QUESTION = "This is no longer marked as a question, so it has no answer either."
ANSWER_GONE = (
    "This answer is not on the page any more: it was withdrawn, or a moderator removed it. Nothing was changed."
)
ELSEWHERE = "This comment does not stand below the question, so it can't be its answer."


#: What is held can be marked as well: its writer may still change it.
CAN_ASK = (Comment.Status.PUBLISHED, Comment.Status.HELD)


class QuestionNotAllowed(Exception):
    """The message says why. Nothing was changed."""


class AskedQuestion(NamedTuple):
    """What a conversation shows of a question. `answer_id` is 0 until it is solved."""

    pk: int
    path: str
    user_id: int | None
    is_opening: bool
    answer_id: int

    def covers(self, pk: int, path: str, reply_to_id: int | None) -> bool:
        """Whether a comment may answer it: in a discussion any, elsewhere those below it. On the deepest level they
        stand beside it."""
        if pk == self.pk:
            return False
        return self.is_opening or path.startswith(self.path) or reply_to_id == self.pk


def questions_in(conversation: Conversation) -> list[AskedQuestion]:
    """The published ones. One query."""
    columns = ("comment_id", "comment__path", "comment__user_id", "comment__is_opening", "answer_id", "answer__status")
    found = Question.objects.filter(conversation=conversation, comment__status=Comment.Status.PUBLISHED)
    return [
        AskedQuestion(pk, path, user_id, is_opening, answer if status == Comment.Status.PUBLISHED else 0)
        for pk, path, user_id, is_opening, answer, status in found.values_list(*columns)
    ]


def mark_as_question(comment: Comment) -> None:
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        here = Comment.objects.filter(conversation=conversation)
        if not comment.is_opening and here.filter(is_opening=True).exists():
            raise QuestionNotAllowed(IN_A_DISCUSSION)
        if not here.filter(pk=comment.pk, status__in=CAN_ASK).exists():
            raise QuestionNotAllowed(GONE)
        Question.objects.get_or_create(comment=comment, defaults={"conversation": conversation})
        _changed(conversation)


def unmark_question(comment: Comment) -> None:
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        Question.objects.filter(comment=comment).delete()
        _changed(conversation)


def choose_answer(question: Comment, answer: Comment, *, chosen_as: str) -> bool:
    """It replaces another one. False if it was chosen already."""
    with transaction.atomic():
        asked, conversation = _lock(question)
        found = Comment.objects.filter(pk=answer.pk, conversation=conversation).first()
        if found is None or not _asked(asked).covers(found.pk, found.path, found.reply_to_id):
            raise QuestionNotAllowed(ELSEWHERE)
        if not found.is_published:
            raise QuestionNotAllowed(ANSWER_GONE)
        if asked.answer_id == found.pk:
            return False
        asked.answer, asked.chosen_as, asked.chosen_at = found, chosen_as, timezone.now()
        asked.save(update_fields=["answer", "chosen_as", "chosen_at"])
        _changed(conversation)
    return True


def take_answer_back(question: Comment, answer: Comment) -> bool:
    """False if it is another one meanwhile, or none: that stays."""
    with transaction.atomic():
        asked, conversation = _lock(question)
        if asked.answer_id != answer.pk:
            return False
        asked.answer, asked.chosen_as, asked.chosen_at = None, "", None
        asked.save(update_fields=["answer", "chosen_as", "chosen_at"])
        _changed(conversation)
    return True


def question_answered_by(comment: Comment) -> Comment | None:
    """The question that this comment answers already, or else the nearest one that it may answer."""
    found = Question.objects.filter(conversation=comment.conversation_id, comment__status=Comment.Status.PUBLISHED)
    covering = [
        each
        for each in found.select_related("comment__user")
        if _asked(each).covers(comment.pk, comment.path, comment.reply_to_id)
    ]
    nearest = max(covering, key=lambda each: (each.answer_id == comment.pk, len(each.comment.path)), default=None)
    return nearest.comment if nearest else None


def forget_questions(comment_ids: list[int]) -> None:
    """Their texts are erased, as questions and as answers. The caller holds the lock and renews the cache version."""
    Question.objects.filter(comment__in=comment_ids).delete()
    forget_answers(comment_ids)


def forget_answers(comment_ids: list[int]) -> None:
    Question.objects.filter(answer__in=comment_ids).update(answer=None, chosen_as="", chosen_at=None)


def _lock(question: Comment) -> tuple[Question, Conversation]:
    conversation = Conversation.objects.select_for_update().get(pk=question.conversation_id)
    asked = Question.objects.filter(comment=question).select_related("comment").first()
    if asked is None or not asked.comment.is_published:
        raise QuestionNotAllowed(NO_QUESTION)
    return asked, conversation


def _asked(question: Question) -> AskedQuestion:
    comment = question.comment
    return AskedQuestion(comment.pk, comment.path, comment.user_id, comment.is_opening, question.answer_id or 0)


def _changed(conversation: Conversation) -> None:
    Conversation.objects.renew_cache_version(conversation.pk)
    conversation_changed(conversation)
