"""What stands around the pages of Wagtail's admin: the look of the site, the way back to it, and this week's question.
And the site's row there stays: without it every page is a 404."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Site
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from community.branding.brand import current_brand

from .models import WeeklyQuestion


class OneSitePolicy(ModelPermissionPolicy):
    """The site can be changed. Nobody adds another one or deletes it, superusers included."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in {"add", "delete"} and bool(super().user_has_permission(user, action))


class WeeklyQuestionViewSet(SnippetViewSet):
    model = WeeklyQuestion
    icon = "help"
    list_display = ["discussion", "begins_on"]
    add_to_admin_menu = True
    menu_label = "This week's question"
    menu_order = 320


@hooks.register("insert_global_admin_css")
def look_of_the_site() -> SafeString:
    return render_to_string("home/cms_look.html", {"brand": current_brand()})


@hooks.register("construct_homepage_summary_items", order=1000)  # after those who put them there
def count_nothing(request: HttpRequest, items: list[Any]) -> None:
    """How many pages and pictures there are helps nobody to begin."""
    items.clear()


@hooks.register("register_admin_menu_item")
def back_to_the_site() -> MenuItem:
    return MenuItem("Back to the site", "/", icon_name="home", order=10_000)


register_snippet(WeeklyQuestionViewSet)
register_permission_policy(Site, OneSitePolicy(Site))
