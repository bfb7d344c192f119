"""The text of a comment in a form: cleaned of invisible characters, never cut; and the form that edits a comment."""

import unicodedata
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils.timezone import localtime

from community.comments.editing import fingerprint
from community.comments.markdown import to_html
from community.comments.models import Comment, SavedDraft
from community.comments.policy.policy_of_target import policy_of
from community.comments.policy.policy_values import LONGEST_TEXT
from community.conversations.relative_time import short_datetime
from community.text.cleaning import is_blank, limit_combining_marks, normalise_newlines, remove_never_typed
from community.text.languages import guess_language, language_choices
from community.text.plain_text import plain_text

MAX_LENGTH = LONGEST_TEXT

TOO_LONG = "This is %(show_value)s characters long; %(limit_value)s fit. It is all still here: please shorten it."
NOTHING_TO_POST = "There is nothing to post yet."
INVISIBLE_CHARACTERS_REMOVED = "We took out characters that cannot be seen. Please look your text over and post again."
EXCESS_MARKS_REMOVED = (
    "We took out accents that were piled up on one letter. Please look your text over and post again."
)


class BodyField(forms.CharField):
    def to_python(self, value: Any) -> str:
        """Browsers send two characters for the end of a line; only one counts against the length."""
        return super().to_python(normalise_newlines(value or "")) or ""


def let_null_through(field: forms.Field) -> None:
    """To `_clean_text`, which takes it out. Django's error would leave the writer with a character that nobody sees."""
    field.validators = [each for each in field.validators if not isinstance(each, ProhibitNullCharactersValidator)]


class BodyForm(forms.Form):
    """A form with the text of a comment, which can start from a saved draft."""

    data: Any
    saved_draft: SavedDraft | None = None

    body = BodyField(
        label="Your comment",
        max_length=MAX_LENGTH,
        error_messages={"max_length": TOO_LONG, "required": NOTHING_TO_POST},
        widget=forms.Textarea(
            attrs={
                "rows": 4,
                "dir": "auto",
                "data-count-max": MAX_LENGTH,
                "placeholder": "Say how it was for you…",
            }
        ),
    )

    language = forms.ChoiceField(
        label="Language",
        required=False,
        choices=[("", "Guessed from its letters"), *language_choices()],
        help_text="So that screen readers pronounce it right.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # With maxlength, browsers silently cut a text that is pasted; so only the form checks the length.
        del self.fields["body"].widget.attrs["maxlength"]
        let_null_through(self.fields["body"])

    def limit_body(self, longest: int) -> None:
        """By the policy where it will stand."""
        field = cast("forms.CharField", self.fields["body"])
        field.validators = [one for one in field.validators if not isinstance(one, MaxLengthValidator)]
        field.max_length = longest
        field.validators.append(MaxLengthValidator(longest, message=TOO_LONG))
        field.widget.attrs["data-count-max"] = longest

    def restore_draft(self, draft: SavedDraft) -> None:
        """Starts the form with a draft that its writer saved here, perhaps on another device."""
        self.saved_draft = draft
        self.initial = {**self.initial, "body": draft.body, "language": draft.language}

    @property
    def draft_note(self) -> str:
        """Says from when the draft in the form is; "" without a draft."""
        if self.saved_draft is None or self.is_bound:
            return ""
        return f"Your draft from {short_datetime(self.saved_draft.saved_at, localtime())}."

    def clean_body(self) -> str:
        text = self._clean_text("body", self.cleaned_data["body"])
        # As the page will show it: an empty quote or a link without text is blank, too.
        if is_blank(plain_text(to_html(text, find=lambda handles: {}))):
            raise ValidationError(NOTHING_TO_POST, code="required")
        return text

    def _clean_text(self, field: str, typed: str) -> str:
        """The text in Unicode's composed form, so that equal texts compare as equal.

        An error when it has characters that must go: the form comes back with the rest, to be looked over.
        """
        text = unicodedata.normalize("NFC", typed)
        for clean, problem in (
            (remove_never_typed(text), INVISIBLE_CHARACTERS_REMOVED),
            (limit_combining_marks(text), EXCESS_MARKS_REMOVED),
        ):
            if clean != text:
                self._set_value(field, limit_combining_marks(remove_never_typed(clean)))
                raise ValidationError(problem)
        return text

    def _set_value(self, name: str, value: str) -> None:
        """Changes what a bound form shows. A QueryDict cannot be changed, so the data is a copy."""
        data = self.data.copy()
        data[name] = value
        self.data = data

    def reset_body(self, text: str) -> None:
        """Shows the form with this text and without errors."""
        self._set_value("body", text)
        self.full_clean()
        self.errors.clear()

    def body_is_valid(self) -> bool:
        """Whether the text alone is valid, for a preview; errors of other fields are dropped."""
        self.full_clean()
        for name in [name for name in self.errors if name != "body"]:
            del self.errors[name]
        return not self.errors


class EditForm(BodyForm):
    """The author's own comment, and the fingerprint of its text when the form was opened."""

    before = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, comment: Comment, data: Any = None, *, draft: SavedDraft | None = None) -> None:
        is_guessed = comment.language == guess_language(comment.comment)
        initial = {
            "body": comment.comment,
            "before": fingerprint(comment.comment),
            "language": "" if is_guessed else comment.language,
        }
        super().__init__(data, initial=initial, auto_id="edit-%s")
        # What is longer already, and was allowed then, may stay as long.
        longest = policy_of(comment.conversation, comment.conversation.target).longest.value
        self.limit_body(max(longest, len(comment.comment)))
        if draft:
            self.restore_draft(draft)

    def overwrite_current_text(self, comment: Comment) -> None:
        """Next time the typed text is accepted in place of what another tab has saved meanwhile."""
        self._set_value("before", fingerprint(comment.comment))
