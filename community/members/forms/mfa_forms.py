"""allauth's forms that set up a second factor (setting MFA_FORMS). Setting one up also counts as having shown it."""

from typing import Any

# Not public in allauth: tests/library/test_allauth_authentication.py pins it.
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

#: Session key: true when a second factor was set up, and so also shown, in this session.
MFA_SHOWN_KEY = "mfa_shown"


class RecordsMFAMixin(forms.Form):
    """Records a valid form as authentication by second factor."""

    def clean(self) -> Any:
        cleaned = super().clean()
        if not self.errors:
            context.request.session[MFA_SHOWN_KEY] = True
            # The next page shows the recovery codes and asks to reauthenticate. A member without a password could do
            # that only with a code of the app, and this one is used up.
            record_authentication(context.request, context.request.user, method="mfa", reauthenticated=True)
        return cleaned


class ActivateTOTPForm(RecordsMFAMixin, totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "The six digits your app shows"
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class PasskeyNameMixin:
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Name of this passkey"
        self.fields["name"].help_text = "For you only, to tell it from your other ones."
        self.fields["name"].max_length = 60


class AddWebAuthnForm(PasskeyNameMixin, RecordsMFAMixin, webauthn.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        passwordless = self.fields["passwordless"]
        passwordless.initial = True
        passwordless.label = "Sign in with it alone"
        passwordless.help_text = "No password and no code then: your fingerprint, face or PIN is enough."


class EditWebAuthnForm(PasskeyNameMixin, webauthn.EditWebAuthnForm):
    pass


class SignupWebAuthnForm(PasskeyNameMixin, RecordsMFAMixin, webauthn.SignupWebAuthnForm):
    pass
