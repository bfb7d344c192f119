from django import forms
from django.http import HttpRequest

from .display_names import check_display_name, collapse_spaces
from .models import User


class SignupFormBase(forms.Form):
    """What joining asks besides e-mail and password; allauth puts the two together."""

    display_name = forms.CharField(
        label="Name shown to others",
        max_length=50,
        help_text="Any name you like; it need not be your own.",
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ["display_name", "email", "password1"]

    def clean_display_name(self) -> str:
        name = collapse_spaces(self.cleaned_data["display_name"])
        check_display_name(name)
        return name

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth asks for this; the adapter has already put the name where it belongs."""
