from typing import Any

from django import forms

from .models import Act, Reason, RevealReason
from .reasons.reasons_in_use import offered_reasons


class DecisionForm(forms.Form):
    """What a moderator adds to a decision about a comment: why it is removed, and whether the filter learns from it."""

    reason = forms.ChoiceField(label="Reason", choices=offered_reasons, widget=forms.RadioSelect)
    note = forms.CharField(
        label="A sentence for the log and the author",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    learn_nothing = forms.BooleanField(label="Don't let the spam filter learn from this", required=False)

    def __init__(self, act: Act, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if act != Act.REMOVE:
            del self.fields["reason"], self.fields["note"]

    def clean(self) -> None:
        if self.cleaned_data.get("reason") == Reason.OTHER and not self.cleaned_data.get("note"):
            self.add_error("note", "Please say which reason.")


class StandingForm(forms.Form):
    """Why a member's standing is changed: shown in the log, and to the member beside their standing."""

    note = forms.CharField(
        label="Why",
        max_length=300,
        help_text="For the log, and for the member, who sees it beside their standing.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RevealForm(forms.Form):
    """Why a moderator must know who wrote a comment without a name."""

    reason = forms.ChoiceField(label="Reason", choices=RevealReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="In your own words",
        max_length=300,
        help_text="For the log, and for the member, who reads it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
