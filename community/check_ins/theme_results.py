"""What a round of answers says, theme by theme. Decides only: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .question_blocks import HIGH, LOW, LOWEST, MIDDLE
from .questionnaire import STEPS, Answer, Question, Questionnaire, Theme

#: From here on a theme is no longer low, and from there on high.
MIDDLE_FROM, HIGH_FROM = 2.5, 3.8
#: Less than this is no change worth a word.
CHANGE = 0.3


@dataclass(frozen=True)
class ThemeResult:
    title: str
    #: From 1 to 5; None if no scale of it was answered.
    score: float | None
    #: Of the round before.
    before: float | None = None

    @property
    def change(self) -> float | None:
        if self.score is None or self.before is None:
            return None
        return round(self.score - self.before, 1)

    @property
    def size(self) -> float:
        """Of the change, without its sign."""
        return abs(self.change or 0)

    @property
    def width(self) -> float:
        """Of the bar, of 100."""
        return share_of(self.score)

    @property
    def mark(self) -> float | None:
        """Where the round before ended, of 100."""
        return None if self.before is None else share_of(self.before)


@dataclass(frozen=True)
class ResultText:
    theme: str
    #: Rich text of an author.
    text: Any
    try_this: str


@dataclass(frozen=True)
class Result:
    themes: list[ThemeResult]
    texts: list[ResultText]

    @property
    def scored(self) -> list[ThemeResult]:
        return [theme for theme in self.themes if theme.score is not None]

    @property
    def lowest(self) -> ThemeResult | None:
        """None if all are the same, or there is one only."""
        found = sorted(self.scored, key=lambda theme: theme.score or 0)
        return found[0] if len(found) > 1 and found[0].score != found[1].score else None

    @property
    def highest(self) -> ThemeResult | None:
        found = sorted(self.scored, key=lambda theme: -(theme.score or 0))
        return found[0] if len(found) > 1 and found[0].score != found[1].score else None

    @property
    def moved(self) -> list[ThemeResult]:
        """Those that changed since the round before, the most first."""
        changed = [theme for theme in self.scored if theme.change is not None and abs(theme.change) >= CHANGE]
        return sorted(changed, key=lambda theme: -abs(theme.change or 0))


def share_of(score: float | None) -> float:
    return 0 if score is None else round((score - STEPS[0]) / (STEPS[-1] - STEPS[0]) * 100, 1)


def score_of(theme: Theme, answers: Mapping[str, Answer]) -> float | None:
    """The mean of the scales that were answered, to one place."""
    scores = [score for question in theme.questions if (score := question.score_of(answers.get(question.key)))]
    return round(sum(scores) / len(scores), 1) if scores else None


def result_of(
    questions: Questionnaire,
    answers: Mapping[str, Answer],
    *,
    before: Mapping[str, Answer] | None = None,
    texts: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
) -> Result:
    """`texts`: what an author wrote for each theme, by its key: `when`, `text`, `try_this`."""
    themes = [
        ThemeResult(theme.title, score_of(theme, answers), score_of(theme, before) if before else None)
        for theme in questions.themes
    ]
    result = Result(themes, [])
    for theme, scored in zip(questions.themes, themes, strict=True):
        whens = whens_of(scored, is_lowest=result.lowest is scored)
        fitting = [text for text in (texts or {}).get(theme.key, ()) if text["when"] in whens]
        if fitting:
            first = min(fitting, key=lambda text: whens.index(text["when"]))
            result.texts.append(ResultText(theme.title, first["text"], first["try_this"]))
    return result


def whens_of(theme: ThemeResult, *, is_lowest: bool) -> list[str]:
    """For which results texts fit, the most telling first."""
    if theme.score is None:
        return []
    band = LOW if theme.score < MIDDLE_FROM else MIDDLE if theme.score < HIGH_FROM else HIGH
    return [LOWEST, band] if is_lowest else [band]


def in_words(questions: Questionnaire, answers: Mapping[str, Answer]) -> list[tuple[Question, str]]:
    """Every question with what was answered; "" where it was skipped."""
    return [(question, question.in_words(answers.get(question.key))) for question in questions.questions]
