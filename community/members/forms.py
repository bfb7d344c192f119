from django import forms
from django.http import HttpRequest

from .models import User


class SignupForm(forms.Form):
    """What joining asks besides e-mail and password; allauth puts the two together."""

    display_name = forms.CharField(
        label="Name shown to others",
        max_length=50,
        help_text="Any name you like; it need not be your own.",
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ["display_name", "email", "password1"]

    def clean_display_name(self) -> str:
        return " ".join(self.cleaned_data["display_name"].split())

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth asks for this; the adapter has already put the name where it belongs."""


class ProfileForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["display_name", "about"]
        widgets = {"about": forms.Textarea(attrs={"rows": 5})}
