from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Addresses that are of use to one person at a time. Profiles say themselves whether they may be listed, which a robot
# learns only from a page it may read.
DISALLOWED_PREFIXES = (
    "/cms/",
    "/django-admin/",
    "/account/",
    "/comments/",
    "/members/me/",
    "/moderation/",
    "/notifications/",
)


def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {prefix}" for prefix in DISALLOWED_PREFIXES), ""]
    lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
