from django import forms

from community.moderation.reasons.reasons_in_use import offered_reasons

from .steps import STEPS, Step, step_of


class SanctionForm(forms.Form):
    """Which step, against which house rule, and a sentence that the member reads."""

    step = forms.TypedChoiceField(
        label="What",
        choices=[(step.value, step.label) for step in STEPS],
        coerce=step_of,
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(label="Which house rule", choices=offered_reasons, widget=forms.RadioSelect)
    note = forms.CharField(
        label="In your own words",
        max_length=300,
        help_text="For the log, and for the member, who reads it. What happened, and what would be fine?",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    #: The newest sanction that this page showed.
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def set_proposed(self, step: Step, seen: int) -> None:
        self.initial = {"step": step.value, "seen": seen}


class LiftForm(forms.Form):
    note = forms.CharField(
        label="Why",
        max_length=300,
        help_text="For the log, and for the member, who reads it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
