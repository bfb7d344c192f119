"""The forms that set up a second step. Who has just shown one has shown it for this session too."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

#: In the session: a second step was set up here, so it was also shown here.
MFA_SHOWN_KEY = "second_step_shown"


class RecordsMFAMixin:
    errors: dict[str, Any]

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        if not self.errors:
            context.request.session[MFA_SHOWN_KEY] = True
            # The recovery codes come next: who has no password would be asked for the code that was just used up.
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
        alone = self.fields["passwordless"]
        alone.initial = True
        alone.label = "Sign in with it alone"
        alone.help_text = "No password and no code then: your fingerprint, face or PIN is enough."


class EditWebAuthnForm(PasskeyNameMixin, webauthn.EditWebAuthnForm):
    pass


class SignupWebAuthnForm(PasskeyNameMixin, RecordsMFAMixin, webauthn.SignupWebAuthnForm):
    pass
