from django import forms


class AnswerForm(forms.Form):
    """Whether the decision stays, and a sentence."""

    overturn = forms.TypedChoiceField(
        label="The decision",
        choices=[("no", "stays"), ("yes", "is taken back")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="What you answer",
        max_length=300,
        help_text="For the log, and for the one who appealed, who reads it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
