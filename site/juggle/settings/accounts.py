"""Accounts: passwords, sign-up, sign-in by code, passkeys and second factors, all by allauth."""

from .environment import env
from .identity import SITE_NAME

AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = ["community.members.backend.MemberBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# Who joined on the way to another page goes on there.
ACCOUNT_SIGNUP_REDIRECT_URL = "/welcome/"
ACCOUNT_ADAPTER = "community.members.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
# The password is optional: without one, members sign in with a code sent by e-mail.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_SIGNUP_FORM_CLASS = "community.members.forms.signup_base.SignupFormBase"
ACCOUNT_FORMS = {
    "login": "community.members.forms.account_forms.LoginForm",
    "signup": "community.members.forms.account_forms.SignupForm",
    "add_email": "community.members.forms.account_forms.AddEmailForm",
    "change_email": "community.members.forms.account_forms.ChangeEmailForm",
    "change_password": "community.members.forms.account_forms.ChangePasswordForm",
    "set_password": "community.members.forms.account_forms.SetPasswordForm",
    "reset_password": "community.members.forms.account_forms.ResetPasswordForm",
    "reset_password_from_key": "community.members.forms.account_forms.ResetPasswordKeyForm",
    "request_login_code": "community.members.forms.account_forms.RequestLoginCodeForm",
}
ACCOUNT_USER_DISPLAY = str
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
# An e-mail may take minutes to arrive and to be read. Three wrong codes end it earlier.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Beside allauth's own. How often a member may comment depends on standing: `community/members/standing_limits.py`.
ACCOUNT_RATE_LIMITS = {
    "reaction": "30/m/key",
    "first_start": "20/m/key",
    "draft": "60/m/key",
    "preview": "60/m/ip",
    "picture": "20/h/user",
    "rename": "5/d/user",
    "login_handover": "20/m/ip",
    "search": "60/m/key",
    "search_suggestions": "240/m/key",
}
# Nobody joins, adds an address, or writes as a guest with an e-mail address at one of these domains, or below one.
REFUSED_EMAIL_DOMAINS = env.list("REFUSED_EMAIL_DOMAINS", default=[])
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
MFA_ADAPTER = "community.members.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_FORMS = {
    "activate_totp": "community.members.forms.mfa_forms.ActivateTOTPForm",
    "add_webauthn": "community.members.forms.mfa_forms.AddWebAuthnForm",
    "edit_webauthn": "community.members.forms.mfa_forms.EditWebAuthnForm",
    "signup_webauthn": "community.members.forms.mfa_forms.SignupWebAuthnForm",
}
#: Whether authors, editors and moderators must use a second factor before they enter the CMS.
CMS_REQUIRES_SECOND_FACTOR = env.bool("CMS_REQUIRES_SECOND_FACTOR", False)
USERSESSIONS_TRACK_ACTIVITY = False
