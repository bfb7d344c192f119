"""What happens when somebody answers: kept question by question while they do, and whole when they are done."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.members.models import User
from community.members.time_zone import zone_of

from .answer_encryption import encrypt
from .models import AnswerDraft, AnswerRound, CheckInVersion, CountedReader
from .questionnaire import Answer, Questionnaire

#: Sent where a question was answered before and is left open now. Nothing sent at all says nothing.
SKIPPED = "-"
#: After the key of a question: the form came with a text in it. Without one now, it was emptied.
HAD_TEXT = "-had-text"
#: A version never changes. In seconds.
REMEMBERED_FOR = 3600


class Answered(NamedTuple):
    round: AnswerRound | None
    #: False if the same answers were there already, from the second of two clicks.
    is_new: bool


def questions_of(check_in_id: int, number: int) -> Questionnaire | None:
    """Without a query while it is remembered. None if there is no such version."""
    key = f"check-in-questions-{check_in_id}-{number}"
    found: Questionnaire | None = cache.get(key)
    if found is None:
        version = CheckInVersion.objects.filter(check_in=check_in_id, number=number).first()
        if version is None:
            return None
        found = version.questionnaire
        cache.set(key, found, REMEMBERED_FOR)
    return found


def skipped_in(questions: Questionnaire, sent: Mapping[str, str]) -> set[str]:
    return {
        question.key
        for question in questions.questions
        if (given := sent.get(question.key)) == SKIPPED
        or (given is not None and not given.strip() and f"{question.key}{HAD_TEXT}" in sent)
    }


def keep_answers(member: User, check_in_id: int, questions: Questionnaire, sent: Mapping[str, str]) -> None:
    """While they are answering. One query for answers, and one for those that are taken back."""
    if answers := questions.read(sent):
        AnswerDraft.objects.keep(member, check_in_id, answers)
    if skipped := skipped_in(questions, sent):
        AnswerDraft.objects.of(member).filter(check_in=check_in_id, question_key__in=skipped).delete()


def all_answers(questions: Questionnaire, sent: Mapping[str, str], kept: Mapping[str, Answer]) -> dict[str, Answer]:
    """What was sent, and what was kept of questions that this form leaves open: another tab had them."""
    skipped = skipped_in(questions, sent)
    still = {key: str(answer) for key, answer in kept.items() if key not in skipped}
    return questions.read(still) | questions.read({key: value for key, value in sent.items() if key not in skipped})


@transaction.atomic
def finish(member: User, version: CheckInVersion, sent: Mapping[str, str], *, counts: bool = False) -> Answered:
    """Keeps a round of today and forgets what was kept on the way. No round if everything was skipped."""
    drafts = AnswerDraft.objects.of(member).filter(check_in=version.check_in_id)
    answers = all_answers(version.questionnaire, sent, drafts.answers())
    drafts.delete()
    today = timezone.localdate(timezone=zone_of(member))
    if not answers:
        return Answered(None, is_new=False)
    for earlier in AnswerRound.objects.of(member).filter(version=version, answered_on=today):
        if earlier.is_readable and earlier.answers == answers:
            return Answered(earlier, is_new=False)
    return Answered(keep_round(member, version, answers, on=today, counts=counts), is_new=True)


def keep_round(
    member: User,
    version: CheckInVersion,
    answers: Mapping[str, Answer],
    *,
    on: date,
    counts: bool = False,
    browser_key: UUID | None = None,
) -> AnswerRound:
    if counts:
        counts = CountedReader.objects.let_count(member, version.check_in_id)
    return AnswerRound.objects.keep(
        member,
        version,
        answered_on=on,
        payload=encrypt({"answers": dict(answers)}),
        counts=counts,
        browser_key=browser_key,
    )


def take_along(
    member: User, version: CheckInVersion, sent: Mapping[str, str], *, on: date, browser_key: UUID
) -> AnswerRound | None:
    """A round that was kept in somebody's browser before they joined. One of the same day that says something else
    stays beside it. None if it is here already, or empty."""
    answers = version.questionnaire.read(sent)
    if not answers or AnswerRound.objects.of(member).filter(browser_key=browser_key).exists():
        return None  # the constraint knows the present key only
    try:
        with transaction.atomic():
            return keep_round(member, version, answers, on=on, browser_key=browser_key)
    except IntegrityError:
        return None
