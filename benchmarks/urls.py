"""The site, an empty view to compare with, and the addresses of the comments package, to which its tag links."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from juggle.urls import handler400, handler403, handler404, handler429, handler500
from juggle.urls import urlpatterns as site_urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello")


urlpatterns = [
    path("hello/", hello),
    path("package/", include("django_comments_xtd.urls")),
    *site_urlpatterns,
]
