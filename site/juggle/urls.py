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

from blog.author_page import author_page
from blog.following import follow, following, stop
from blog.sitemaps import Authors, Topics
from home.views import article, conversations
from juggle.doors import to_sign_in
from juggle.health import livez, readyz
from juggle.own_account import own_account
from juggle.robots import robots

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

SITEMAPS = {"pages": Sitemap, "topics": Topics, "authors": Authors}

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("cms/login/", to_sign_in),
    path("_util/login/", to_sign_in),
    path("cms/account/", own_account),
    path("cms/", include(wagtailadmin_urls)),
    path("django-admin/", admin.site.urls),
    path("account/data/", include("leaving.urls")),
    path("account/", include("allauth.urls")),
    path("members/", include("community.members.urls")),
    path("comments/", include("community.comments.urls")),
    path("comments/", include("community.posting.urls")),
    path("moderation/", include("community.moderation.urls")),
    path("notices/", include("community.notifications.urls")),
    path("conversations/", conversations, name="conversations"),
    path("", include("blog.urls")),
    path("articles/<slug:slug>/", article),
    path("authors/<slug:handle>/", author_page, name="author"),
    path("following/", following, name="articles-followed"),
    path("following/<row_id:pk>/stop/", stop, name="articles-stop-following"),
    path("following/<slug:kind>/<slug:key>/", follow, name="articles-follow"),
    path("", include(wagtail_urls)),
]

handler400 = "juggle.errors.bad_request"
handler403 = "juggle.errors.forbidden"
handler404 = "juggle.errors.not_found"
handler500 = "juggle.errors.server_error"
handler429 = "juggle.errors.too_many"

if settings.SERVES_MEDIA:
    urlpatterns.insert(0, re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}))
