"""Who sees drafts in the CMS: those who may edit them. For everybody else, lists leave them out and their pages are
refused, because a title alone can say too much.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from blog.models import ArticleAuthor
from community.members.models import User
from community.members.primary_keys import parse_pk
from community.members.requests import MemberRequest

from .cms_viewer import cms_viewer

#: Members with one of these for a part of the tree work with other people's drafts there.
EDITORIAL = {"change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"}
#: The names by which the addresses of the CMS give a page.
PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
#: Views to which several pages are given as `?id=`.
VIEWS_OF_SEVERAL = {"wagtail_bulk_action", "wagtailadmin_choose_page_chosen_multiple"}
#: The first names the page of each type that was edited last, the second each change by the title it had then.
EDITORS_REPORTS = ("page-types-usage", "site-history")


class PrivateDraftsPolicy(PagePermissionPolicy):
    """Wagtail's rules for pages, but others' drafts are in no list, search or history."""

    def explorable_instances(self, user: User) -> PageQuerySet:
        return super().explorable_instances(user).filter(Q(live=True) | self.worked_on_by(user))

    def worked_on_by(self, user: User) -> Q:
        """For a queryset of pages: those whose drafts this person may read."""
        if user.is_superuser:
            return Q(pk__isnull=False)
        own = Q(owner=user) | Q(pk__in=ArticleAuthor.objects.filter(user=user).values("page"))
        for permission in self.get_cached_permissions_for_user(user):
            if permission.permission.codename in EDITORIAL:
                own |= Q(path__startswith=permission.page.path)
        return own

    def is_editor(self, user: User) -> bool:
        return user.is_superuser or any(
            each.permission.codename in EDITORIAL for each in self.get_cached_permissions_for_user(user)
        )


def pages_policy() -> PrivateDraftsPolicy:
    policy: PrivateDraftsPolicy = policy_registry.get_by_type(Page)
    return policy


def leave_out_drafts(pages: PageQuerySet, request: MemberRequest) -> PageQuerySet:
    """A hook for the chooser of pages, which asks no policy."""
    return pages.filter(Q(live=True) | pages_policy().worked_on_by(request.user))


def leave_out_editors_reports(request: MemberRequest, items: list[MenuItem]) -> None:
    """A hook for the menu."""
    if not pages_policy().is_editor(request.user):
        items[:] = [item for item in items if item.name not in EDITORS_REPORTS]


class PrivateDraftsMiddleware:
    """Refuses pages of the CMS about somebody else's draft. Some of Wagtail's show its title, and one copies it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_member = request.path.startswith("/cms/") and request.user.is_authenticated
        before = cms_viewer.set(request.user if is_member else None)  # type: ignore[arg-type] # lazy, and a member
        try:
            return self.get_response(request)
        finally:
            cms_viewer.reset(before)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        match: ResolverMatch | None = request.resolver_match
        if match is None or not match.route.startswith("cms/") or not isinstance(request.user, User):
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):  # Wagtail leads them away
            return None
        is_for_editors = match.route.startswith(tuple(f"cms/reports/{name}/" for name in EDITORS_REPORTS))
        if is_for_editors and not pages_policy().is_editor(request.user):
            return permission_denied(request)
        ids: list[int | None] = [parse_pk(str(kwargs[name])) for name in PAGE_ARGUMENTS if name in kwargs]
        hidden = Q(live=False)
        if match.url_name in VIEWS_OF_SEVERAL:
            ids = [parse_pk(text) for text in request.GET.getlist("id") if text != "all"]
            if None in ids:
                raise Http404  # Wagtail would ask SQLite for a number that it cannot hold
            hidden |= ~Q(draft_title=F("title"))  # of pages without a class of their own, they show the new title
        others = Page.objects.filter(hidden, pk__in=[pk for pk in ids if pk]).exclude(
            pages_policy().worked_on_by(request.user)
        )
        if any(ids) and others.exists():
            return permission_denied(request)
        return None
