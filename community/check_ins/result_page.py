"""What the page of a result shows, of a round that is kept or of answers that are not."""

from collections.abc import Mapping, Sequence
from typing import Any

from .models import CheckIn
from .questionnaire import Answer, Questionnaire
from .theme_results import in_words, result_of


def texts_of(check_in: CheckIn) -> dict[str, Sequence[Mapping[str, Any]]]:
    """What the author wrote for results, by theme: as it is published now, whichever version was answered."""
    return {theme.id: list(theme.value["results"]) for theme in check_in.themes}


def result_context(
    check_in: CheckIn,
    questions: Questionnaire,
    answers: Mapping[str, Answer],
    *,
    before: Mapping[str, Answer] | None = None,
) -> dict[str, Any]:
    return {
        "check_in": check_in,
        "result": result_of(questions, answers, before=before, texts=texts_of(check_in)),
        "answered": in_words(questions, answers),
        "was": in_words(questions, before) if before else [],
    }
