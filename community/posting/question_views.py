"""A comment is marked as a question, or as the answer that helped; both are taken back the same way."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from community.comments import questions
from community.comments.models import Comment, Conversation
from community.comments.models.question import ChosenAs
from community.comments.questions import QuestionNotAllowed
from community.conversations.question_marks import can_ask, may_choose_answer
from community.conversations.reader import Reader
from community.conversations.views.shortcuts import comment_or_404, redirect_to_sign_in, refusal_response
from community.members.models import User
from community.moderation.models import Act, Decision
from community.notifications.question_notifications import tell_of_chosen_answer, untell_of_answer

CHOSEN = "Marked as the answer that helped. Its writer is told."
TAKEN_BACK = "It is no longer marked as the answer."


@require_POST
def mark_question(request: HttpRequest, pk: int) -> HttpResponse:
    """`question=yes` marks the comment as a question, `question=no` takes it back, and its answer with it."""
    comment = comment_or_404(request, pk)
    if not isinstance(request.user, User):
        return redirect_to_sign_in(comment.get_absolute_url())
    is_wanted = request.POST.get("question") != "no"
    if not can_ask(comment, Reader.of(request.user)):
        raise PermissionDenied
    role = role_of(request.user, comment)
    try:
        with transaction.atomic():
            (questions.mark_as_question if is_wanted else questions.unmark_question)(comment)
            log(comment, Act.QUESTION if is_wanted else Act.NOT_ASKED, role, by=request.user)
    except QuestionNotAllowed as why:
        return refusal_response(request, str(why), status=409, back=comment.get_absolute_url())
    messages.success(request, "Marked as a question." if is_wanted else "It is no longer marked as a question.")
    return redirect(comment)


@require_POST
def choose_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """`answer=yes` chooses the comment as the answer to the question above it, `answer=no` takes that back."""
    answer = comment_or_404(request, pk)
    back = answer.get_absolute_url()
    if not isinstance(request.user, User):
        return redirect_to_sign_in(back)
    question = questions.question_answered_by(answer)
    if question is None:
        return refusal_response(request, questions.NO_QUESTION, status=409, back=back)
    role = role_of(request.user, question)
    if role is None:
        raise PermissionDenied
    try:
        if request.POST.get("answer") == "no":
            take_back(question, answer, role, by=request.user)
            messages.success(request, TAKEN_BACK)
        else:
            choose(question, answer, role, by=request.user)
            messages.success(request, CHOSEN if answer.user_id != request.user.pk else CHOSEN.split(". ")[0] + ".")
    except QuestionNotAllowed as why:
        return refusal_response(request, str(why), status=409, back=back)
    return redirect(back)


def choose(question: Comment, answer: Comment, role: ChosenAs, *, by: User) -> None:
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=question.conversation_id)  # of two at once, one waits
        earlier = Comment.objects.filter(answered_questions__comment=question).first()
        if questions.choose_answer(question, answer, chosen_as=role):
            if earlier:
                untell_of_answer(earlier)
            log(answer, Act.ANSWER, role, by=by)
            tell_of_chosen_answer(question, answer, by=by)


def take_back(question: Comment, answer: Comment, role: ChosenAs, *, by: User) -> None:
    with transaction.atomic():
        if questions.take_answer_back(question, answer):
            log(answer, Act.NO_ANSWER, role, by=by)
            untell_of_answer(answer)


def role_of(member: User, question: Comment) -> ChosenAs | None:
    """In which role this member may choose an answer; None for those who may not. An asker who is a moderator too is
    an asker: the log must not name who asks under an alias."""
    if question.user_id == member.pk:
        return ChosenAs.ASKER
    reader, target = Reader.of(member), question.conversation.target
    if reader.moderates and member.pk not in target.comment_authors():
        return ChosenAs.MODERATOR
    return ChosenAs.AUTHOR if may_choose_answer(target, reader) else None


def log(comment: Comment, act: Act, role: ChosenAs | None, *, by: User) -> None:
    """What a moderator does as one. The comment's status stays as it is."""
    if role == ChosenAs.MODERATOR:
        Decision.objects.record(comment, act, actor=by, before=comment.status)
