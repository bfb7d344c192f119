from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Addresses that are of use to one person at a time.
NOT_FOR_ROBOTS = ("/cms/", "/django-admin/", "/account/", "/comments/", "/members/", "/moderation/", "/notices/")


def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {prefix}" for prefix in NOT_FOR_ROBOTS), ""]
    lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
