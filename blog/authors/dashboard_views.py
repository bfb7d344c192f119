"""The pages of the author's dashboard in the CMS, and its panel on the first page there."""

from typing import Any, TypeGuard

from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from blog.models import ArticlePage, AuthorProfile
from community.members.models import User

from .author_dashboard import author_dashboard


def can_write_articles(user: object) -> TypeGuard[User]:
    return isinstance(user, User) and policy_registry.get_by_type(ArticlePage).user_has_permission(user, "add")


def dashboard(request: HttpRequest) -> HttpResponse:
    if not can_write_articles(request.user):
        raise PermissionDenied
    return render(
        request, "blog/author_dashboard.html", {"dashboard": author_dashboard(request.user, now=timezone.now())}
    )


def my_author_page(request: HttpRequest) -> HttpResponse:
    """Redirects to the form for the author's own profile, which is empty when there is none yet."""
    if not can_write_articles(request.user):
        raise PermissionDenied
    profile = AuthorProfile.objects.filter(user=request.user.pk).first()
    return redirect("author_pages:edit", profile.pk) if profile else redirect("author_pages:add")


class AuthorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_write_articles(request.user)


class AuthorDashboardPanel(Component):
    """The dashboard on the first page of the CMS."""

    name = "author-dashboard"
    template_name = "blog/author_dashboard_panel.html"
    order = 110
    media = Media(css={"all": ["css/author-dashboard.css"]})

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        author = parent_context["request"].user
        return {
            "dashboard": author_dashboard(author, now=timezone.now()),
            "csrf_token": parent_context.get("csrf_token"),  # its template gets nothing else
        }
