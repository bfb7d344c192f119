from typing import Any

from allauth.socialaccount import forms as allauth

from .account_forms import RelabelledFormMixin


class SocialSignupForm(RelabelledFormMixin, allauth.SignupForm):
    """Joining after somebody else has vouched for the visitor: a name is chosen here, not taken from there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        vouched_for = [address.email for address in self.sociallogin.email_addresses if address.verified]
        if vouched_for:
            # Changing it here would make two addresses of one; the settings can change it later.
            email.initial = self.initial["email"] = vouched_for[0]
            email.disabled = True
            email.help_text = f"From {self.sociallogin.provider.name}. Never shown; you can change it later."
        else:
            email.help_text = "Never shown. We send a code to it, so that we know it is yours."
