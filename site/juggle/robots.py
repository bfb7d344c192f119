from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# Pages for one person only. Profiles are not here: each says in its own page whether search engines may list it, and
# they must be allowed to read the page to find out.
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
    lines = ["User-agent: *", *(f"Disallow: {prefix}" for prefix in DISALLOWED_PREFIXES)]
    lines += [f"Allow: {reverse('ledger')}", ""]
    lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
