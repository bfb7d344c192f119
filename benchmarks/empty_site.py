"""For comparison: an empty view behind the seven middlewares of a new Django project."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

DJANGO = "django.middleware"
CONTRIB = "django.contrib"

settings.configure(
    SECRET_KEY="of no use to anybody",  # noqa: S106 -- it signs nothing
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[f"{CONTRIB}.{app}" for app in ("contenttypes", "auth", "sessions", "messages")],
    MIDDLEWARE=[
        f"{DJANGO}.security.SecurityMiddleware",
        f"{CONTRIB}.sessions.middleware.SessionMiddleware",
        f"{DJANGO}.common.CommonMiddleware",
        f"{DJANGO}.csrf.CsrfViewMiddleware",
        f"{CONTRIB}.auth.middleware.AuthenticationMiddleware",
        f"{CONTRIB}.messages.middleware.MessageMiddleware",
        f"{DJANGO}.clickjacking.XFrameOptionsMiddleware",
    ],
)


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello")


urlpatterns = [path("", hello)]
application = get_wsgi_application()
