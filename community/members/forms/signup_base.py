from typing import Any

from django import forms
from django.http import HttpRequest

from community.members.display_names import check_display_name, collapse_spaces
from community.members.email_domains import check_email_domain
from community.members.models import User


class SignupFormBase(forms.Form):
    """Base class of allauth's signup forms (setting ACCOUNT_SIGNUP_FORM_CLASS): adds the display name."""

    display_name = forms.CharField(
        label="Name shown to others",
        max_length=50,
        help_text="Any name you like. It needn’t be your own.",
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ["display_name", "email", "password1"]

    def clean_display_name(self) -> str:
        name = collapse_spaces(self.cleaned_data["display_name"])
        check_display_name(name)
        return name

    def clean(self) -> dict[str, Any]:
        """allauth's own `clean_email`, which does not call this class's, has asked whether the address is taken."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            check_email_domain(cleaned.get("email", ""))
        except forms.ValidationError as refused:
            self.add_error("email", refused)
        return cleaned

    def signup(self, request: HttpRequest, user: User) -> None:
        """Required by allauth. Nothing to do: `AccountAdapter.save_user` has set the display name."""
