"""The part of a member's export that they answered in check-ins, in words; nobody else can read it."""

from collections.abc import Iterator

from community.check_ins.answer_encryption import InvalidToken
from community.check_ins.models import AnswerDraft, AnswerRound, CheckIn, CheckInReminder
from community.check_ins.questionnaire import Questionnaire
from community.members.models import User

from .export_places import Row, absolute, chunks

UNREADABLE = "encrypted with a key that the site no longer has"


def check_ins(member: User) -> Iterator[Row]:
    for chunk in chunks(AnswerRound.objects.of(member).select_related("check_in", "version")):
        for found in chunk:
            row = {"check_in": found.check_in.title, "day": found.answered_on, "counts_in_totals": found.counts}
            try:
                answers = in_words(found.version.questionnaire, found.answers)
                yield {**row, "answers": answers, "note": found.note, "tried": found.tried}
            except InvalidToken:
                yield {**row, "answers": UNREADABLE}


def in_words(questions: Questionnaire, answers: Row) -> Row:
    return {
        question.words: question.in_words(answers[question.key])
        for question in questions.questions
        if question.key in answers
    }


def begun_check_ins(member: User) -> Iterator[Row]:
    """What they have not finished yet, in the words of the latest version that asks it."""
    drafts = AnswerDraft.objects.of(member)
    for check_in in CheckIn.objects.filter(pk__in=drafts.values("check_in")).with_versions().order_by("pk"):
        begun = drafts.filter(check_in=check_in)
        answers: Row = {}
        for version in check_in.versions.all():
            answers |= in_words(version.questionnaire, begun.answers())
        yield {"check_in": check_in.title, "answers": answers, "last_saved": max(draft.saved_on for draft in begun)}


def reminders(member: User) -> Iterator[Row]:
    for found in CheckInReminder.objects.filter(member=member).select_related("check_in").order_by("pk"):
        yield {
            "check_in": found.title,
            "address": absolute(found.get_absolute_url()),
            "how_often": found.get_every_display(),
            "at": f"{found.hour:02}:00",
            "next": found.next_on,
        }
