"""allauth's account forms with our labels (setting ACCOUNT_FORMS).

Not in the module of `SignupFormBase`: allauth imports that one before its own forms exist, and these inherit from them.
"""

from datetime import timedelta
from typing import Any

from allauth.account import forms as allauth
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise

from community.members.email_domains import check_email_domain
from community.members.models import User
from community.members.unconfirmed_accounts import make_room_for

LABELS: dict[str, str | Promise] = {
    "email": "E-mail",
    "login": "E-mail",
    "password": "Password",
    "remember": "Stay signed in on this device",
}
#: allauth sends no second code within this time.
SECOND_PRESS = timedelta(seconds=10)
SIGNUP_HINT = "At least 8 characters. Or leave it empty: then we send you a code by e-mail each time you sign in."


class RelabelledFormMixin:
    """Replaces allauth's labels by ours and removes placeholders, which would repeat the label."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name) or str(field.label).capitalize()
            field.widget.attrs.pop("placeholder", None)


class LoginForm(RelabelledFormMixin, allauth.LoginForm):
    pass


class SignupForm(RelabelledFormMixin, allauth.SignupForm):
    account_already_exists: bool
    hashed_password: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = "Never shown. We send a code to it, so that we know it is yours."
        if "password1" in self.fields:
            self.fields["password1"].help_text = SIGNUP_HINT

    def try_save(self, request: HttpRequest) -> Any:
        """A second press of the button, at the same time or just after the first, leads to where the first one led.

        An account that was never confirmed makes room for a new one, and so for a new code.
        """
        if self.account_already_exists and self.is_second_press():
            return None, redirect("account_email_verification_sent")
        # Before the transaction: it takes long on purpose, and nobody else could write to SQLite meanwhile. Also if the
        # address is known and nothing is saved: the answer must take equally long.
        self.hashed_password = make_password(self.cleaned_data.get("password1") or None)
        try:
            with transaction.atomic():
                return self.save_or_pretend(request)
        except IntegrityError:
            if self.is_second_press():
                return None, redirect("account_email_verification_sent")
            # Somebody else took the address or the handle at this moment. The next try sees it.
            self.account_already_exists = User.objects.filter(email__iexact=self.cleaned_data["email"]).exists()
            return super().try_save(request)

    def save_or_pretend(self, request: HttpRequest) -> Any:
        if self.account_already_exists:
            self.account_already_exists = not make_room_for(self.cleaned_data["email"], request)
        return super().try_save(request)

    def save(self, request: HttpRequest) -> Any:
        """Not with allauth's hash of the password, which it would make here."""
        typed = self.cleaned_data.pop("password1", "")
        try:
            user = super().save(request)
        finally:
            self.cleaned_data["password1"] = typed
        user.password = self.hashed_password
        user.save(update_fields=["password"])
        return user

    def is_second_press(self) -> bool:
        """Whether just this form has made an account, a moment ago. Nothing is sent for it again."""
        account = User.objects.filter(
            email__iexact=self.cleaned_data["email"],
            display_name=self.cleaned_data["display_name"],
            last_login=None,
            date_joined__gte=timezone.now() - SECOND_PRESS,
        ).first()
        if account is None:
            return False
        password = self.cleaned_data.get("password1")
        return account.check_password(password) if password else not account.has_usable_password()


class AddEmailForm(RelabelledFormMixin, allauth.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "New e-mail"
        self.fields["email"].help_text = "We send a code to it. Until you type that code here, the old one stays."

    def clean_email(self) -> str:
        check_email_domain(self.cleaned_data["email"])
        return super().clean_email()


class ChangeEmailForm(RelabelledFormMixin, allauth.ChangeEmailForm):
    def clean_email(self) -> str:
        check_email_domain(self.cleaned_data["email"])
        return super().clean_email()


class ChangePasswordForm(RelabelledFormMixin, allauth.ChangePasswordForm):
    pass


class SetPasswordForm(RelabelledFormMixin, allauth.SetPasswordForm):
    pass


class ResetPasswordKeyForm(RelabelledFormMixin, allauth.ResetPasswordKeyForm):
    pass


class ResetPasswordForm(RelabelledFormMixin, allauth.ResetPasswordForm):
    pass


class RequestLoginCodeForm(RelabelledFormMixin, allauth.RequestLoginCodeForm):
    pass
