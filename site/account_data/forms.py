from django import forms


class DeletionForm(forms.Form):
    content = forms.ChoiceField(
        label="What you wrote",
        choices=[
            ("erase", "Erase all of it. Where others replied, an empty place stays, so that their replies make sense."),
            ("keep", "Keep it without my name. It is then said by “a former member”."),
        ],
        widget=forms.RadioSelect,
    )
    is_sure = forms.BooleanField(
        label="Delete my account",
        error_messages={"required": "Please tick this if you want to go. Nothing has been deleted."},
    )
