"""What is true everywhere. What differs between machines is read from the environment, here and nowhere else.

Every variable is described in `.env.example`. Policy (how many links are many) is not a setting: it stands beside
the code that uses it.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.urls import reverse

from .social_providers import PREFIX, providers_from_environment

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"

env = environ.Env()
environ.Env.read_env(ROOT / ".env")

# --- Where we are -----------------------------------------------------------------------------------------------------
SITE_NAME = "Juggle"
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or "127.0.0.1"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE_HOST])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECRET_KEY = env.str("SECRET_KEY", "")
DEBUG = False
SITE_ID = 1

# --- Apps -------------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "home",
    "demo",
    "account_data",
    "blog",
    "community.members",
    "community.spam",
    "community.notifications",
    "community.moderation",
    "community.posting",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "juggle.apps.UserAdminConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    # Always, so that its tables are known whatever is configured; the providers themselves only when they are.
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "django_comments_xtd",
    "django_comments",
    # After django_comments_xtd: our ready() takes its receivers off our comments.
    "community.comments",
    "community.conversations",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.sites",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "juggle.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "juggle.content_security_policy.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "juggle.private_responses.PrivateResponsesMiddleware",
    "juggle.second_factor.SecondFactorMiddleware",
    "juggle.reauthentication.ReauthenticationMiddleware",
    "juggle.social_login_interstitial.SocialLoginInterstitialMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "juggle.urls"
WSGI_APPLICATION = "juggle.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "juggle.context_processors.site",
            ],
        },
    },
]
# Files that end in .jinja; asked for by name of the engine, never by chance.
TEMPLATES.append(
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "community.conversations.jinja_environment.environment"},
    }
)
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database, cache, tasks -------------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A write lock from the first statement: two writers wait for each other instead of failing half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    INSTALLED_APPS.append("django.contrib.postgres")
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8}}
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url("CACHE_URL", "locmemcache://juggle")}
CACHES["default"]["KEY_FUNCTION"] = "juggle.cache_keys.make_key"

TASKS = {
    "default": {
        "BACKEND": {
            "immediate": "django_tasks.backends.immediate.ImmediateBackend",
            "database": "django_tasks_db.DatabaseBackend",
        }[env.str("TASKS", "immediate")],
    },
}

# --- People -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = ["community.members.backend.MemberBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "community.members.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
# Without a password one signs in by a code in a letter.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_SIGNUP_FORM_CLASS = "community.members.signup_base.SignupFormBase"
ACCOUNT_FORMS = {
    "login": "community.members.account_forms.LoginForm",
    "signup": "community.members.account_forms.SignupForm",
    "add_email": "community.members.account_forms.AddEmailForm",
    "change_email": "community.members.account_forms.ChangeEmailForm",
    "change_password": "community.members.account_forms.ChangePasswordForm",
    "set_password": "community.members.account_forms.SetPasswordForm",
    "reset_password": "community.members.account_forms.ResetPasswordForm",
    "reset_password_from_key": "community.members.account_forms.ResetPasswordKeyForm",
    "request_login_code": "community.members.account_forms.RequestLoginCodeForm",
}
ACCOUNT_USER_DISPLAY = str
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
# A letter may take a minute, and a mail program on a phone another one. Three wrong codes end it earlier.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# How often one may comment is policy: `community/members/standing_limits.py`.
ACCOUNT_RATE_LIMITS = {
    "reaction": "30/m/key",
    "draft": "60/m/key",
    "preview": "60/m/ip",
    "picture": "20/h/user",
    "rename": "5/d/user",
    "keep_words": "20/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
MFA_ADAPTER = "community.members.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_FORMS = {
    "activate_totp": "community.members.mfa_forms.ActivateTOTPForm",
    "add_webauthn": "community.members.mfa_forms.AddWebAuthnForm",
    "edit_webauthn": "community.members.mfa_forms.EditWebAuthnForm",
    "signup_webauthn": "community.members.mfa_forms.SignupWebAuthnForm",
}
#: Whether those who write, edit or moderate must show a second step before they enter the CMS.
CMS_REQUIRES_SECOND_FACTOR = env.bool("CMS_REQUIRES_SECOND_FACTOR", False)
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_PROVIDERS = providers_from_environment(env)
INSTALLED_APPS += [f"{PREFIX}.{provider}" for provider in SOCIALACCOUNT_PROVIDERS]
SOCIALACCOUNT_ADAPTER = "community.members.social_login.SocialAccountAdapter"
SOCIALACCOUNT_FORMS = {"signup": "community.members.social_signup_form.SocialSignupForm"}
# Whoever comes from elsewhere chooses a name first, and never gets into an account that is there already because
# somebody says the address is theirs.
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False

# --- Comments ---------------------------------------------------------------------------------------------------------
COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "community.comments.models.Comment"
# The model knows no address: where a comment is read is decided by `community.conversations`.
ABSOLUTE_URL_OVERRIDES = {
    "comments.comment": lambda comment, anchor_pattern=None: reverse("comment-permalink", args=[comment.pk])
}
COMMENTS_XTD_MAX_THREAD_LEVEL = 5
COMMENTS_XTD_THREADED_EMAILS = False
# Not used by our own journey (it signs nothing with it), but empty by default in the package.
COMMENTS_XTD_SALT = SECRET_KEY.encode()
# For how long after posting people may change what they said.
COMMENT_EDIT_MINUTES = env.int("COMMENT_EDIT_MINUTES", 15)

# --- How long what is kept, in days (`manage.py purge`; the privacy page shows this table) ----------------------------
RETENTION_DAYS = {
    "ip_hashes": 30,
    "unconfirmed_comments": 14,
    # What a guest has to take a comment back with (decision 0041): as long as a visit or a notice, and then forgotten.
    "guest_links": 365,
    # An account whose address nobody confirmed may have been made with somebody else's.
    "unverified_accounts": 14,
    "spam": 30,
    "drafts": 90,
    "visits": 365,
    "notifications": 365,
    "exports": 2,
    # What was done behind the scenes; when a letter failed, the address it was for.
    "tasks": 14,
}
#: A session ends so long after it began, or after something was last kept in it.
SESSION_COOKIE_AGE = 14 * 24 * 3600

# --- Pages ------------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 2000
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_I18N_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "blog.assets.image_form.ImageForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf"]
FORMS_URLFIELD_ASSUME_HTTPS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # an article's form has four or more for each block

# --- Language, time ---------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# --- Mail -------------------------------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url_config(env.str("EMAIL_URL", "") or f"filemail:///{VAR / 'mail'}")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <hello@{SITE_HOST}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10

# --- Files ------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR / "static"))()
STATICFILES_DIRS = [ROOT / "site" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "juggle.stylesheet.StylesheetFinder",
]
MEDIA_URL = "/media/"
#: Whether the site itself hands out uploads: on one's own machine; in public the proxy does.
SERVES_MEDIA = False
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR / "media"))()
#: Files for one person's eyes: what members take along. No web server hands them out.
PRIVATE_ROOT = env.path("PRIVATE_ROOT", default=str(VAR / "private"))()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# --- Safety -----------------------------------------------------------------------------------------------------------
CSRF_FAILURE_VIEW = "juggle.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows previews in a frame
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the same
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        # Asked only once a reader starts a recording: the players blog/blocks/embed.py knows.
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
}

# --- Logs -------------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "juggle.request_id.RequestIdFilter"}},
    "formatters": {
        "line": {
            "()": "juggle.log_formatters.RedactedLineFormatter",
            "format": "{levelname} {name} {request_id} {message}",
            "style": "{",
        },
        "json": {
            "()": "juggle.log_formatters.RedactedJsonFormatter",
            "fmt": "{asctime}{levelname}{name}{request_id}{message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
