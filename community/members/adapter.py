"""What allauth does differently here (settings ACCOUNT_ADAPTER and MFA_ADAPTER)."""

from datetime import timedelta
from email.utils import formataddr, parseaddr
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from community.branding.brand import current_brand

from . import closed_accounts, login_redirect, mfa_encryption
from .handles import free_handle
from .models import User
from .user_agents import device_name

WRONG_CODE = (
    "That is not the code, or not the newest: when you asked for more than one, only the code in the last e-mail works."
)


class AccountAdapter(DefaultAccountAdapter):
    is_joining = False
    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "That e-mail address and that password do not belong together.",
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": "Too many tries. Please wait a few minutes; nothing is lost.",
        "rate_limited": "That was very quick after the last one. Please wait a minute and try again.",
        "duplicate_email": "That is your address already.",
        "email_taken": "Somebody has an account with this address.",
    }

    def save_user(self, request: HttpRequest, user: User, form: Form, commit: bool = True) -> User:
        user.display_name = form.cleaned_data["display_name"]
        return super().save_user(request, user, form, commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return login_redirect.remembered(request) or super().get_login_redirect_url(request)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return login_redirect.remembered(request) or super().get_signup_redirect_url(request)

    def post_login(self, request: HttpRequest, user: User, *, signup: bool, **login: Any) -> HttpResponse:
        self.is_joining = signup
        return super().post_login(request, user, signup=signup, **login)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Only who knows the password, or has the e-mail, comes this far."""
        url = closed_accounts.explanation_url(user)
        return redirect(url) if url else super().respond_user_inactive(request, user)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """One message to whoever joins, and it says what to do next (`_messages.html`), instead of two that don't."""
        if message_template == "account/messages/email_confirmed.txt" and not request.user.is_authenticated:
            return  # the greeting follows
        if message_template == "account/messages/logged_in.txt" and self.is_joining:
            message_template, extra_tags = "account/messages/joined.txt", "joined"
        super().add_message(request, level, message_template, message_context, extra_tags, message)

    def get_from_email(self) -> str:
        named, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
        return formataddr((current_brand().name if named in ("", settings.SITE_NAME) else named, address))

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """From the display name. allauth would use the e-mail address and so show half of it to everybody."""
        user.username = free_handle(user.display_name)

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """An e-mail with a code replaces an older one that is still queued, and is not sent once the code is useless.

        `topic` and `expires_at` are read by the backend, `community.notifications.delivery.outbox`.
        """
        message = super().render_mail(template_prefix, email, context, headers)
        if "code" in context:
            message.topic = template_prefix
            message.expires_at = timezone.now() + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
        return message


class MFAAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That didn’t work. A code from the app is good for half a minute and works once.",
    }

    def get_totp_issuer(self) -> str:
        return current_brand().name

    def encrypt(self, text: str) -> str:
        return mfa_encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return mfa_encryption.decrypt(encrypted_text)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        return device_name(context.request.headers.get("User-Agent", ""))
