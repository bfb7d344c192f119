"""Every address, in the order Django tries them. Wagtail's pages come last: they take whatever is left."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap

from blog.authors.views import author_page
from blog.follows.views import follow, followed_articles, unfollow
from blog.sitemaps import AuthorSitemap, TopicSitemap
from community.conversations.urls import conversation_urls
from community.posting.removed_comment import removed_comment
from home.views import article, conversation_list
from juggle.admin_login_redirects import admin_login_redirect
from juggle.health import livez, readyz
from juggle.own_account import own_account
from juggle.robots import robots

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

SITEMAPS = {"pages": Sitemap, "topics": TopicSitemap, "authors": AuthorSitemap}

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("cms/login/", admin_login_redirect),
    path("_util/login/", admin_login_redirect),
    path("cms/account/", own_account),
    path("cms/", include(wagtailadmin_urls)),
    path("django-admin/", admin.site.urls),
    path("account/data/", include("account_data.urls")),
    path("account/", include("allauth.urls")),
    path("members/", include("community.members.urls")),
    path("comments/", include(conversation_urls(removed_comment=removed_comment))),
    path("comments/", include("community.posting.urls")),
    path("moderation/", include("community.moderation.urls")),
    path("notifications/", include("community.notifications.urls")),
    path("conversations/", conversation_list, name="conversation-list"),
    path("", include("blog.urls")),
    path("articles/<slug:slug>/", article),
    path("authors/<slug:handle>/", author_page, name="author"),
    path("following/", followed_articles, name="followed-articles"),
    path("following/<pk:pk>/stop/", unfollow, name="article-unfollow"),
    path("following/<slug:kind>/<slug:key>/", follow, name="article-follow"),
    path("", include(wagtail_urls)),
]

handler400 = "juggle.errors.bad_request"
handler403 = "juggle.errors.forbidden"
handler404 = "juggle.errors.not_found"
handler500 = "juggle.errors.server_error"
handler429 = "juggle.errors.too_many_requests"

if settings.SERVES_MEDIA:
    urlpatterns.insert(0, re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}))
