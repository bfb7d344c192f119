"""All newsletters with their numbers, under “Reports” in the CMS: for everybody who may publish articles."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from blog.models import ArticlePage, Newsletter
from community.members.models import User
from community.members.time_zone import time_of

from .numbers import numbers_of

ROWS_PER_PAGE = 50


def can_publish_articles(user: object) -> bool:
    return isinstance(user, User) and policy_registry.get_by_type(ArticlePage).user_has_permission(user, "publish")


class NewslettersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_publish_articles(request.user)


@require_safe
def newsletter_report(request: HttpRequest) -> HttpResponse:
    if not can_publish_articles(request.user):
        raise PermissionDenied
    found = Newsletter.objects.select_related("article", "editor").order_by("-pk")
    page = Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("p"))
    numbers = numbers_of(list(page))
    rows = [(newsletter, numbers[newsletter.pk]) for newsletter in page]
    with time_of(request.user):
        zone = timezone.get_current_timezone_name()
        return render(request, "blog/newsletter/report.html", {"page": page, "rows": rows, "zone": zone})
