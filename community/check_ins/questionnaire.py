"""The questions of one version of a check-in, as values: made of what is stored in `CheckInVersion.content`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SCALE, CHOICE, YES_NO, SHORT_TEXT = "scale", "choice", "yes_no", "short_text"
STEPS = (1, 2, 3, 4, 5)
MAX_THEMES, MAX_QUESTIONS = 4, 12
MAX_TEXT = 500
#: For a question that one looks at, thinks about and answers with a tap.
SECONDS_A_QUESTION = 18

#: A step of a scale, the key of an option, "yes" or "no", or a text.
Answer = int | str


@dataclass(frozen=True)
class Question:
    #: Stays the same when the question is put into better words, so that its curve goes on.
    key: str
    kind: str
    words: str
    help: str = ""
    #: The words at the ends of a scale.
    low: str = ""
    high: str = ""
    #: Whether a high answer is the heavy side.
    is_heavy: bool = False
    #: Words by key.
    options: Mapping[str, str] | None = None

    def read(self, sent: str) -> Answer | None:
        """What a form or a browser sent; None if it is no answer to this question, or left open."""
        if self.kind == SCALE:
            return int(sent) if sent in map(str, STEPS) else None
        if self.kind == YES_NO:
            return sent if sent in ("yes", "no") else None
        if self.kind == CHOICE:
            return sent if sent in (self.options or {}) else None
        # A script can send half of an emoji, with which no page can be written.
        whole = sent.encode("utf-8", "replace").decode()
        return whole.strip().replace("\0", "")[:MAX_TEXT].strip() or None

    def in_words(self, answer: Answer | None) -> str:
        if answer is None:
            return ""
        if self.kind == CHOICE:
            return (self.options or {}).get(str(answer), "")
        if self.kind == YES_NO:
            return str(answer).capitalize()
        return f"{answer} of {STEPS[-1]}" if self.kind == SCALE else str(answer)

    def score_of(self, answer: Answer | None) -> int | None:
        """From 1 to 5, where 5 is the light side; None for what is no scale."""
        if self.kind != SCALE or not isinstance(answer, int):
            return None
        return STEPS[0] + STEPS[-1] - answer if self.is_heavy else answer


@dataclass(frozen=True)
class Theme:
    key: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Questionnaire:
    themes: tuple[Theme, ...]

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Questionnaire:
        return cls(
            tuple(
                Theme(theme["key"], theme["title"], tuple(Question(**question) for question in theme["questions"]))
                for theme in content["themes"]
            )
        )

    @property
    def questions(self) -> Iterator[Question]:
        for theme in self.themes:
            yield from theme.questions

    @property
    def minutes(self) -> int:
        return max(1, round(len(list(self.questions)) * SECONDS_A_QUESTION / 60))

    def read(self, sent: Mapping[str, str]) -> dict[str, Answer]:
        """The answers in what was sent, by question; what is nobody's answer is left out."""
        answers = {question.key: question.read(str(sent.get(question.key, ""))) for question in self.questions}
        return {key: answer for key, answer in answers.items() if answer is not None}
