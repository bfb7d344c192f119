from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import DeleteView, EditView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import OwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from blog.editor.content_checks import use_article_checks
from blog.markup.rich_text import PrefetchedPageLinkHandler, link
from community.members.models import User

from .authors import dashboard_views
from .models import AuthorProfile, Topic

# First of all: whoever asks for the policy before it is there gets another one. Adding is changing one's own.
register_permission_policy(AuthorProfile, OwnershipPermissionPolicy(AuthorProfile, owner_field_name="user"))


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug", "colour", "position"]
    add_to_admin_menu = True
    menu_label = "Topics"


register_snippet(TopicViewSet)


class AuthorChooserViewSet(ChooserViewSet):
    """Offers those who may write here, by name; Wagtail's own list would be every member there is."""

    model = User
    icon = "user"
    choose_one_text = "Choose an author"
    choose_another_text = "Choose another author"

    def get_object_list(self) -> Any:
        writes = Q(groups__permissions__codename="access_admin") | Q(is_superuser=True)
        return User.objects.filter(writes, is_active=True).order_by("display_name").distinct()


@hooks.register("register_admin_viewset")
def register_author_chooser() -> AuthorChooserViewSet:
    return AuthorChooserViewSet("author_chooser")


class OnlyOnesOwn:
    """Wagtail's views for one thing ask whether somebody may change such things at all. Here it matters whose."""

    def get_object(self, *args: Any, **kwargs: Any) -> AuthorProfile:
        profile = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not policy_registry.get(profile).user_has_permission_for_instance(self.request.user, "change", profile):  # type: ignore[attr-defined]
            raise PermissionDenied
        return profile


class EditAuthorPage(OnlyOnesOwn, EditView):
    pass


class DeleteAuthorPage(OnlyOnesOwn, DeleteView):
    pass


class AuthorPageHistory(OnlyOnesOwn, HistoryView):
    pass


class AuthorPageUsage(OnlyOnesOwn, UsageView):
    pass


class AuthorPageViewSet(ModelViewSet):
    """What authors say about themselves; editors see all of them."""

    model = AuthorProfile
    icon = "user"
    menu_label = "Author pages"
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_view_class = EditAuthorPage
    delete_view_class = DeleteAuthorPage
    history_view_class = AuthorPageHistory
    usage_view_class = AuthorPageUsage


@hooks.register("register_admin_viewset")
def register_author_pages() -> AuthorPageViewSet:
    return AuthorPageViewSet("author_pages", url_prefix="author-pages")


@hooks.register("register_admin_urls")
def desk_urls() -> list[object]:
    return [
        path("desk/", dashboard_views.dashboard, name="author-dashboard"),
        path("desk/my-page/", dashboard_views.my_author_page, name="my-author-page"),
    ]


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    return dashboard_views.AuthorsMenuItem("My desk", reverse("author-dashboard"), icon_name="edit", order=90)


@hooks.register("construct_homepage_panels")
def desk_on_the_first_page(request: Any, panels: list[Component]) -> None:
    if dashboard_views.can_write_articles(request.user):
        panels.append(dashboard_views.AuthorDashboardPanel())


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own, in its place
def know_our_own_articles(features: Any) -> None:
    features.register_link_type(PrefetchedPageLinkHandler)
    converted = features.converter_rules_by_converter["contentstate"]["link"]
    converted["to_database_format"] = {"entity_decorators": {"LINK": link}}


hooks.register("construct_wagtail_userbar", use_article_checks)
