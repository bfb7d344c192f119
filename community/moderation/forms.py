from django import forms

from .models import Act, Reason


class DecisionForm(forms.Form):
    """What a moderator adds to an act: removing asks for a reason, the others for nothing."""

    reason = forms.ChoiceField(label="Reason", choices=Reason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="A sentence for the log and the author",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, act: Act, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if act != Act.REMOVE:
            del self.fields["reason"], self.fields["note"]

    def clean(self) -> None:
        if self.cleaned_data.get("reason") == Reason.OTHER and not self.cleaned_data.get("note"):
            self.add_error("note", "Please say which reason.")
