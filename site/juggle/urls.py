"""All addresses, in the order Django tries them. Wagtail's pages come last, since they match every address."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.http import Http404
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from account_data.settings_page import settings_page
from blog.models import Tag, Topic
from blog.sitemaps import AuthorSitemap, NewsletterSitemap, TopicSitemap
from community.conversations.urls import conversation_urls
from community.discussions.sitemap import DiscussionSitemap
from community.discussions.urls import discussion_urls
from community.moderation.reports.urls import report_urls
from community.posting.known_guest import known_guest
from community.posting.removed_comment import removed_comment
from juggle.admin_login_redirects import admin_login_redirect, redirect_to_password_change
from juggle.errors import not_found
from juggle.favicon import favicon
from juggle.public_media import public_media
from juggle.robots import robots
from juggle.unsent_forms import unsent_form_page
from juggle.user_admin import own_account
from juggle.web_manifest import web_manifest
from operations.figures.metrics_view import metrics
from operations.health import livez, readyz
from operations.keys.security_txt import security_txt
from search.related import related_to
from search.similar import similar_discussions

SITEMAPS = {
    "pages": Sitemap,
    "topics": TopicSitemap,
    "authors": AuthorSitemap,
    "discussions": DiscussionSitemap(topics=Topic.objects.all),
    "newsletter": NewsletterSitemap,
}

DISCUSSION_URLS = discussion_urls(
    topics=Topic.objects.all, tags=Tag.objects.all, similar=similar_discussions, related=related_to
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path(".well-known/security.txt", security_txt, name="security-txt"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon),
    path("site.webmanifest", web_manifest, name="web-manifest"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    # Before the others: some of these addresses would match a pattern of the CMS or of moderation.
    path("", include("juggle.old_urls")),
    path("cms/login/", admin_login_redirect),
    path("_util/login/", admin_login_redirect),
    path("cms/account/", own_account),
    path("cms/failwhale/", not_found, {"exception": Http404()}),  # Wagtail's, for trying out its error page
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("django-admin/login/", secure_admin_login(admin.site.login)),
    path("django-admin/password_change/", redirect_to_password_change),
    path("django-admin/", admin.site.urls),
    path("account/unsent/", unsent_form_page, name="unsent-form"),
    path("account/", settings_page, name="settings"),
    path("account/data/", include("account_data.urls")),
    path("account/", include("community.members.account_urls")),
    path("account/", include("allauth.urls")),
    path("members/", include("community.members.urls")),
    path("first-start/", include("operations.urls")),
    path("", include("community.branding.urls")),
    path("comments/", include(conversation_urls(removed_comment=removed_comment))),
    path("comments/", include(report_urls(find_guest=known_guest))),
    path("comments/", include("community.posting.urls")),
    path("discussions/", include(DISCUSSION_URLS)),
    path("check-ins/", include("community.check_ins.urls")),
    path("moderation/", include("community.moderation.urls")),
    path("notifications/", include("community.notifications.urls")),
    path("search/", include("search.urls")),
    path("", include("blog.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
]

handler400 = "juggle.errors.bad_request"
handler403 = "juggle.errors.forbidden"
handler404 = "juggle.errors.not_found"
handler500 = "juggle.errors.server_error"
handler429 = "juggle.errors.too_many_requests"

if settings.SERVES_MEDIA:
    urlpatterns = [*public_media(), *urlpatterns]
