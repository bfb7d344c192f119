from typing import Any

from allauth.socialaccount import forms as allauth

from .account_forms import RelabelledFormMixin


class SocialSignupForm(RelabelledFormMixin, allauth.SignupForm):
    """Signup with an account elsewhere. The member chooses a display name here; the provider's is not used."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        verified = [address.email for address in self.sociallogin.email_addresses if address.verified]
        if verified:
            # Not editable: the account would then have two addresses, the provider's and the typed one.
            email.initial = self.initial["email"] = verified[0]
            email.disabled = True
            email.help_text = f"From {self.sociallogin.provider.name}. Never shown; you can change it later."
        else:
            email.help_text = "Never shown. We send a code to it, so that we know it is yours."
