"""What the CMS does about members: it tells those whom somebody changes in the list of users, as Wagtail does not, and
says on its first page which time it shows."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry

from .account_acts import CHANGE_ROLES, RESET_SECOND_FACTOR, log_roles, roles_of, tell_member
from .avatars import visible_picture
from .models import User
from .profile_picture import file_url

#: The field that each act on several members changes.
FIELDS = {"assign_role": "groups", "set_active_state": "is_active"}


@hooks.register("register_log_actions")
def register_reset_second_factor(actions: LogActionRegistry) -> None:
    actions.register_action(RESET_SECOND_FACTOR, "Remove second step", "Second step of signing in removed")


@hooks.register("register_log_actions")
def register_change_of_roles(actions: LogActionRegistry) -> None:
    @actions.register_action(CHANGE_ROLES)
    class ChangeOfRolesFormatter(LogFormatter):
        label = "Change roles"

        def format_message(self, log_entry: ModelLogEntry) -> str:
            before, after = (", ".join(log_entry.data.get(name, [])) or "none" for name in ("from", "to"))
            return f"Roles changed from {before} to {after}"


@hooks.register("get_avatar_url")
def picture_in_the_cms(user: User | None, size: int) -> str:
    """Who works in the CMS sees everybody's picture as members do; "" leaves Wagtail's placeholder. None is the site
    itself, or somebody who has left: histories name them."""
    if user is None:
        return ""
    picture = visible_picture(user.picture, user.picture_for, for_members=True)
    return file_url(picture, 96) if picture else ""


@hooks.register("before_bulk_action")
def remember_roles(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    if action_type == "assign_role":
        action.roles_before = {found.pk: roles_of(found) for found in objects if isinstance(found, User)}


@hooks.register("after_bulk_action")
def tell_members(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    chosen = [found.pk for found in objects if isinstance(found, User)] if action_type in FIELDS else []
    for member in User.objects.filter(pk__in=chosen):
        log(member, "wagtail.edit", user=request.user)
        if action_type == "assign_role":
            log_roles(member, before=action.roles_before[member.pk])
        tell_member(member, [FIELDS[action_type]])


class TimeZonePanel(Component):
    """On the first page of the CMS: which time it shows, since its own pages do not say."""

    name = "time_zone"
    template_name = "members/cms_time_zone.html"
    order = 900


@hooks.register("construct_homepage_panels")
def add_time_zone_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(TimeZonePanel())
