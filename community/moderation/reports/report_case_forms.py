from django import forms

from community.moderation.models import ReportOutcome


class KeepForm(forms.Form):
    """Why a reported comment stays. Those who reported it read this."""

    answer = forms.CharField(
        label="Why it stays, for those who reported it", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class HelpForm(forms.Form):
    """A moderator's words to somebody whom others worry about."""

    words = forms.CharField(
        label="Your words to them",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Only they read it, with the help lines below. Nobody hears that it was written.",
    )


class StatementForm(forms.Form):
    """The decision about something illegal, with its reasons: the reporter reads them."""

    outcome = forms.ChoiceField(
        label="Decision",
        choices=[(ReportOutcome.REMOVED.value, "It’s removed"), (ReportOutcome.KEPT.value, "It stays where it is")],
        widget=forms.RadioSelect,
    )
    statement = forms.CharField(
        label="The reasons, for the person who reported it",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Which law or rule, which words, and why. Without the name of anybody.",
    )
