from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.email_domains import check_email_domain
from community.moderation.models import ReportReason
from community.text.cleaning import is_blank

MAX_TEXT = 2000

#: The line below each reason.
HINTS = {
    ReportReason.WORRIED: "They may be in danger, or not coping",
    ReportReason.ADVERTISING: "It sells something, or it’s everywhere",
    ReportReason.UNKIND: "It attacks somebody, or makes this a worse place",
    ReportReason.PERSONAL_DETAILS: "A name, a school, a number, a place of work",
    ReportReason.HARMFUL: "Dangerous advice, for example about medicine",
    ReportReason.ILLEGAL: "You’ll get a reference number and a reasoned decision",
    ReportReason.OTHER: "Tell us in a sentence",
}
#: What each asks for, and whether it must be answered.
QUESTIONS = {
    ReportReason.WORRIED: ("What worries you?", False),
    ReportReason.ADVERTISING: ("Anything we should know?", False),
    ReportReason.UNKIND: ("Anything we should know?", False),
    ReportReason.PERSONAL_DETAILS: ("Whose details are they?", False),
    ReportReason.HARMFUL: ("What’s wrong with it?", False),
    ReportReason.ILLEGAL: ("Which law, or what exactly?", True),
    ReportReason.OTHER: ("What is it?", True),
}
CHOOSE = "Please choose what’s the matter."
SAY_WHAT = "Please tell us in a sentence."
CONFIRM_TRUE = "Please confirm that it’s true, as far as you know."
ADDRESS_NEEDED = "We need your e-mail address to send you a link that confirms the report. Nobody else sees it."
CHANGED = (
    "Nothing was sent yet: its writer has changed the comment since you opened this page. It’s as it reads now above, "
    "and what you typed is still here. Please send the report again if it still fits."
)


def text_field(reason: ReportReason) -> str:
    return f"text-{reason.value}"


def words_field(question: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=question, required=required, max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )


class AnswerForm(forms.Form):
    """What a report of something illegal needs: where the answer goes, and that it is meant."""

    answer_email = forms.EmailField(
        label="Your e-mail, for the answer",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="You may leave it empty. Then keep the number we give you.",
    )
    is_true = forms.BooleanField(label="To the best of my knowledge this is true.", required=False)

    def clean_answer_email(self) -> str:
        email: str = self.cleaned_data["answer_email"].lower()
        if email:
            check_email_domain(email)
        return email


class ReportForm(AnswerForm):
    """A reason, and the words that belong to it. Each has a field of its own, so that all of it works without scripts
    and nothing typed below one reason is sent with another."""

    reason = forms.ChoiceField(
        choices=ReportReason.choices, widget=forms.RadioSelect, error_messages={"required": CHOOSE}
    )
    email = forms.EmailField(
        label="Your e-mail",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Never shown. We send one link to confirm the report, and what came of it.",
    )
    has_read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, comment: Comment, data: QueryDict | None = None, *, asks_email: bool) -> None:
        self.comment, self.asks_email = comment, asks_email
        super().__init__(data, initial={"has_read": fingerprint(comment.comment)})
        for reason, (question, _) in QUESTIONS.items():
            self.fields[text_field(reason)] = words_field(question)
        if not asks_email:
            del self.fields["email"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if email:
            check_email_domain(email)
        return email

    def clean(self) -> None:
        reason = self.cleaned_data.get("reason")
        if not reason:
            return
        chosen = ReportReason(reason)
        name = text_field(chosen)
        if QUESTIONS[chosen][1] and name not in self.errors and is_blank(self.cleaned_data.get(name, "")):
            self.add_error(name, SAY_WHAT)
        if chosen == ReportReason.ILLEGAL:
            if not self.cleaned_data.get("is_true"):
                self.add_error("is_true", CONFIRM_TRUE)
        elif self.asks_email and "email" not in self.errors and not self.cleaned_data.get("email"):
            self.add_error("email", ADDRESS_NEEDED)

    @property
    def text(self) -> str:
        return str(self.cleaned_data[text_field(ReportReason(self.cleaned_data["reason"]))])

    def show_present_text(self) -> None:
        """The comment was changed: the form comes back with what was typed, and about the text that is shown now."""
        self.data = {**dict(self.data.items()), "has_read": fingerprint(self.comment.comment)}
        self.add_error(None, CHANGED)

    def options(self) -> Iterator[dict[str, Any]]:
        """For the template: each reason with its line and its field for words."""
        chosen = self["reason"].value()
        for reason in ReportReason:
            yield {
                "value": reason.value,
                "label": reason.label,
                "hint": HINTS[reason],
                "checked": chosen == reason.value,
                "words": self[text_field(reason)],
                "is_optional": not QUESTIONS[reason][1],
            }


class IllegalReportForm(AnswerForm):
    """Something illegal anywhere on the site."""

    address = forms.CharField(label="Where is it?", max_length=500, help_text="The address of the page, or its title.")
    text = words_field("Which law, or what exactly?", required=True)
    field_order = ("address", "text", "answer_email", "is_true")

    def clean(self) -> None:
        if not self.cleaned_data.get("is_true"):
            self.add_error("is_true", CONFIRM_TRUE)
        if "text" not in self.errors and is_blank(self.cleaned_data.get("text", "")):
            self.add_error("text", SAY_WHAT)
