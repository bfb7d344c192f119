"""A member's answers over time, by theme and by question: one small picture each, on the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from community.spam.report.plots import COLUMN, LinePlot, line_plot

from .models import AnswerRound, CheckIn
from .questionnaire import SCALE, STEPS, Question
from .theme_results import score_of

LINE = "score"


@dataclass(frozen=True)
class Curve:
    title: str
    #: By round, from 1 to 5 or None; of a question as it was answered.
    values: list[float | None]
    #: In words, for the table.
    words: list[str]
    #: Whether its last version no longer asks it.
    is_over: bool = False
    low: str = ""
    high: str = ""
    is_scale: bool = True

    @property
    def plot(self) -> LinePlot:
        return line_plot({LINE: self.values}, lowest=STEPS[0], highest=STEPS[-1])

    @property
    def first(self) -> float | None:
        return next((value for value in self.values if value is not None), None)

    @property
    def last(self) -> float | None:
        return next((value for value in reversed(self.values) if value is not None), None)


@dataclass(frozen=True)
class Curves:
    days: list[date]
    themes: list[Curve]
    questions: list[Curve]
    #: Where on the plots something was noted that the reader had tried.
    marks: list[float]


def curves_of(check_in: CheckIn, rounds: Sequence[AnswerRound]) -> Curves:
    """`rounds` with their versions. No query if `check_in` has its versions loaded."""
    versions = list(check_in.versions.all())
    asked_now = {question.key for question in versions[-1].questionnaire.questions} if versions else set()
    themes = {theme.key: theme.title for version in versions for theme in version.questionnaire.themes}
    questions = {question.key: question for version in versions for question in version.questionnaire.questions}
    return Curves(
        [each.answered_on for each in rounds],
        [curve for key, title in themes.items() if (curve := _of_theme(key, title, rounds)).first is not None],
        [_of_question(question, rounds, is_over=key not in asked_now) for key, question in questions.items()],
        [(place + 0.5) * COLUMN for place, each in enumerate(rounds) if each.tried],
    )


def _of_theme(key: str, title: str, rounds: Sequence[AnswerRound]) -> Curve:
    """A theme counts what it asked on that day: a question that came later changes nothing before."""
    values = []
    for each in rounds:
        theme = next((theme for theme in each.version.questionnaire.themes if theme.key == key), None)
        values.append(score_of(theme, each.answers) if theme else None)
    return Curve(title, values, ["" if value is None else f"{value:g}" for value in values])


def _of_question(question: Question, rounds: Sequence[AnswerRound], *, is_over: bool) -> Curve:
    answers = [each.answers.get(question.key) for each in rounds]
    asked = [
        next((asked for asked in each.version.questionnaire.questions if asked.key == question.key), None)
        for each in rounds
    ]
    words = [then.in_words(answer) if then else "" for then, answer in zip(asked, answers, strict=True)]
    values = [float(answer) if isinstance(answer, int) else None for answer in answers]
    return Curve(question.words, values, words, is_over, question.low, question.high, question.kind == SCALE)
