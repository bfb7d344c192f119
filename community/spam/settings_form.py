"""The form in which editors change the word lists and thresholds: what cannot be right is refused with a sentence."""

from collections.abc import Iterator
from typing import Any

from django import forms

from .filter_settings import ListedSettings
from .normalise import normalise_text

MOST_WORDS = 500
LONGEST_WORD = 80
#: Where every comment starts is below 0, and a suspect word alone stays below 0 as well. So at 0 or more, one word
#: never holds somebody we know.
LEAST_HOLD, MOST_HOLD = 0.0, 5.0
#: Below this, two everyday reasons would reject a comment.
LEAST_REJECT, MOST_REJECT = 2.0, 20.0


class WordsField(forms.CharField):
    """One word or phrase a line; the value is a tuple of them, each once."""

    def __init__(self, *, label: str, help_text: str, phrases_only: bool = False) -> None:
        self.phrases_only = phrases_only
        widget = forms.Textarea(attrs={"rows": 8, "spellcheck": "false"})
        super().__init__(label=label, help_text=help_text, required=False, strip=False, widget=widget)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(value)

    def clean(self, value: Any) -> tuple[str, ...]:
        words = tuple(dict.fromkeys(" ".join(line.split()) for line in (value or "").splitlines() if line.strip()))
        if problems := [*self._problems(words)]:
            raise forms.ValidationError(problems)
        return words

    def _problems(self, words: tuple[str, ...]) -> Iterator[str]:
        if len(words) > MOST_WORDS:
            yield f"There are {len(words):,} lines here; at most {MOST_WORDS} can be searched for quickly."
            return
        for word in words:
            read = normalise_text(word)
            if len(word) > LONGEST_WORD:
                yield f"“{word[:LONGEST_WORD]}…” is too long: at most {LONGEST_WORD} characters a line."
            elif sum(map(str.isalnum, read)) < 2:
                yield f"“{word}” has fewer than two letters, so it would be found nearly everywhere."
            elif self.phrases_only and " " not in read:
                yield (
                    f"“{word}” is a single word. Banned phrases reject a comment alone, so they need two words or more;"
                    " put this one on the suspect list."
                )


class SettingsForm(forms.Form):
    banned = WordsField(
        label="Banned phrases",
        help_text="One a line, of two words or more. A comment with one of these is rejected as spam.",
        phrases_only=True,
    )
    suspect = WordsField(
        label="Suspect words",
        help_text="One a line. They count +1.00 beside selling words, a link or a contact, and +0.75 alone, which "
        "holds nobody you know.",
    )
    ordinary_too = WordsField(
        label="Words with an ordinary meaning, too",
        help_text="One a line. They count +1.00 beside selling words, a link or a contact, and nothing alone.",
    )
    hold_at = forms.FloatField(
        label="Hold from",
        help_text="A comment whose sum reaches this waits for a moderator.",
        min_value=LEAST_HOLD,
        max_value=MOST_HOLD,
        error_messages={"min_value": "At least 0.00: below that, one suspect word would hold somebody you know."},
    )
    reject_at = forms.FloatField(
        label="Reject from",
        help_text="With two kinds of evidence, a comment whose sum reaches this is rejected as spam.",
        min_value=LEAST_REJECT,
        max_value=MOST_REJECT,
        error_messages={"min_value": "At least 2.00: below that, two everyday reasons would reject a comment."},
    )
    #: The version that was opened.
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        hold, reject = cleaned.get("hold_at"), cleaned.get("reject_at")
        if hold is not None and reject is not None and hold >= reject:
            self.add_error("reject_at", "This has to be above “Hold from”, or nothing would ever wait for a moderator.")
        return cleaned

    @property
    def listed(self) -> ListedSettings:
        """Once it is valid."""
        return ListedSettings(**{name: self.cleaned_data[name] for name in ListedSettings._fields})
