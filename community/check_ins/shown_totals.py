"""Totals as readers see them: of each question, how many in five gave which answer."""

from __future__ import annotations

from dataclasses import dataclass

from .models import CheckIn
from .questionnaire import CHOICE, SCALE, STEPS, YES_NO, Question, Questionnaire

FIFTHS = 5
IN_WORDS = (
    "almost nobody",
    "about one in five",
    "about two in five",
    "about three in five",
    "about four in five",
    "almost everybody",
)


@dataclass(frozen=True)
class Share:
    answer: str
    fifths: int

    @property
    def words(self) -> str:
        return IN_WORDS[self.fifths]

    @property
    def width(self) -> int:
        """Of a bar, of 100."""
        return self.fifths * 100 // FIFTHS


@dataclass(frozen=True)
class ShownTotal:
    question: Question
    shares: list[Share]


def shown_totals(check_in: CheckIn, questions: Questionnaire) -> list[ShownTotal]:
    """Of the questions that are asked now and have enough answers."""
    counts = {total.question_key: total.counts for total in check_in.totals.all() if total.counts}
    return [
        ShownTotal(question, shares_of(question, counts[question.key]))
        for question in questions.questions
        if question.key in counts
    ]


def shares_of(question: Question, counts: dict[str, int]) -> list[Share]:
    total = sum(counts.values())
    return [Share(words, round(counts.get(key, 0) * FIFTHS / total)) for key, words in possible_answers(question)]


def possible_answers(question: Question) -> list[tuple[str, str]]:
    if question.kind == SCALE:
        ends = {STEPS[0]: f"{STEPS[0]}, {question.low}", STEPS[-1]: f"{STEPS[-1]}, {question.high}"}
        return [(str(step), ends.get(step, str(step))) for step in STEPS]
    if question.kind == YES_NO:
        return [("yes", "Yes"), ("no", "No")]
    return list((question.options or {}).items()) if question.kind == CHOICE else []
