"""Installed apps and middleware. The order matters: the first app wins, middleware wraps from the top."""

from .databases import IS_POSTGRESQL
from .social_providers import PROVIDER_APPS

INSTALLED_APPS = [
    "juggle.apps.JuggleConfig",
    "home",
    "demo",
    "transfer",
    "account_data",
    "operations",
    "blog",
    "search",
    "community.branding",
    "community.members",
    "community.spam",
    "community.notifications",
    "community.moderation",
    "community.posting",
    "community.discussions",
    "community.check_ins",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "juggle.apps.UserAdminConfig",  # in place of wagtail.users
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
    # Always installed, so that its tables exist. The providers are added below, if they are configured.
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "django_comments_xtd",
    "django_comments",
    # After django_comments_xtd: our `ready` disconnects the package's receivers from our model.
    "community.comments",
    "community.conversations",
    "juggle.apps.DjangoAdminConfig",  # in place of django.contrib.admin
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
if IS_POSTGRESQL:
    INSTALLED_APPS.append("django.contrib.postgres")
INSTALLED_APPS += PROVIDER_APPS

MIDDLEWARE = [
    "juggle.request_id.RequestIdMiddleware",
    "operations.figures.request_figures.RequestFiguresMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "juggle.static_files.StaticFilesMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "juggle.response_headers.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "operations.health.HealthMiddleware",  # below those for headers, above those that need a database
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "juggle.read_only_middleware.ReadOnlyMiddleware",  # below those that know who it is, for the page it shows
    "juggle.error_responses.ErrorResponsesMiddleware",
    "juggle.time_zone_middleware.TimeZoneMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "juggle.response_headers.PrivateResponsesMiddleware",
    "juggle.unsent_forms.UnsentFormMiddleware",  # above the next, which redirects as well
    "juggle.second_factor.SecondFactorMiddleware",
    "juggle.reauthentication.ReauthenticationMiddleware",
    "juggle.social_login_interstitial.SocialLoginInterstitialMiddleware",
    "blog.editor.draft_privacy.PrivateDraftsMiddleware",
    "blog.editor.refused_publication.RefusedPublicationMiddleware",
    "transfer.articles.old_addresses.NumberedAddressMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
