"""The words of a comment as they are typed in: cleaned of what nobody sees, never cut."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from community.comments.models import SavedDraft
from community.conversations.relative_time import short_datetime

#: Twice the longest comment of a lively parents' forum; an article fits in no comment box.
MAX_LENGTH = 5000
#: Characters nobody types: they reverse the reading direction of a line, or hide inside words from word lists.
#: The two joiners (U+200C, U+200D) are not among them: Persian and many emoji need them.
INVISIBLE_CHARACTERS = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200E, 0x200F, 0x2060, 0x180E, 0xFEFF]
)
#: Marks on one letter. No language stacks more than four or five; a hundred cover the lines above and below.
MAX_COMBINING_MARKS = 8

TOO_LONG = "This is %(show_value)s characters long; %(limit_value)s fit. It is all still here: please shorten it."
INVISIBLE_CHARACTERS_REMOVED = "We took out characters that cannot be seen. Please look your text over and post again."
EXCESS_MARKS_REMOVED = (
    "We took out accents that were piled up on one letter. Please look your text over and post again."
)


def limit_combining_marks(text: str) -> str:
    """At most so many accents on each letter."""
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character).startswith("M") else 0
        if marks <= MAX_COMBINING_MARKS:
            kept.append(character)
    return "".join(kept)


def normalise_for_storage(typed: str) -> str:
    """For a draft: a line ends in one character, and what PostgreSQL cannot hold is left out."""
    return re.sub("\r\n?", "\n", typed.replace("\0", ""))


class BodyField(forms.CharField):
    def to_python(self, value: Any) -> str:
        """A line ends in one character, as it was typed: browsers send two, which would count against the length."""
        return super().to_python(re.sub("\r\n?", "\n", value or "")) or ""


class BodyForm(forms.Form):
    data: Any
    saved_draft: SavedDraft | None = None

    body = BodyField(
        label="Your comment",
        max_length=MAX_LENGTH,
        error_messages={"max_length": TOO_LONG, "required": "There is nothing to post yet."},
        widget=forms.Textarea(
            attrs={
                "rows": 6,
                "dir": "auto",
                "data-count-max": MAX_LENGTH,
                "placeholder": "Be kind; somebody is reading this with a baby on one arm.",
            }
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The browser would cut a pasted text silently; the form says what is too long instead.
        del self.fields["body"].widget.attrs["maxlength"]

    def restore_draft(self, draft: SavedDraft) -> None:
        """Go on where its writer stopped, maybe on another device."""
        self.saved_draft = draft
        self.initial = {**self.initial, "body": draft.body}

    @property
    def draft_note(self) -> str:
        if self.saved_draft is None or self.is_bound:
            return ""
        return f"Your draft from {short_datetime(self.saved_draft.saved_at, timezone.now())}."

    def clean_body(self) -> str:
        # One reading for the eye, the filter and the duplicate check, whatever the keyboard composed.
        return self._clean_text("body", self.cleaned_data["body"])

    def _clean_text(self, field: str, typed: str) -> str:
        """The text as it may stand. When something had to go, the form comes back with what is left, and says so."""
        text = unicodedata.normalize("NFC", typed)
        for clean, problem in (
            (text.translate(INVISIBLE_CHARACTERS), INVISIBLE_CHARACTERS_REMOVED),
            (limit_combining_marks(text), EXCESS_MARKS_REMOVED),
        ):
            if clean != text:
                self._set_value(field, limit_combining_marks(clean.translate(INVISIBLE_CHARACTERS)))
                raise ValidationError(problem)
        return text

    def _set_value(self, name: str, value: str) -> None:
        """Change what the form shows when it comes back; what was posted cannot be changed in place."""
        data = self.data.copy()
        data[name] = value
        self.data = data

    def reset_body(self, words: str) -> None:
        """Show the form with these words, and with no complaint about anything."""
        self._set_value("body", words)
        self.full_clean()
        self.errors.clear()

    def body_is_valid(self) -> bool:
        """Whether the words alone are right: for what does not post yet. Says nothing of the other fields."""
        self.full_clean()
        for name in [name for name in self.errors if name != "body"]:
            del self.errors[name]
        return not self.errors
