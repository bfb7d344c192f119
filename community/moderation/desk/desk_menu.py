"""The desk in the menu of the CMS, with how many cases wait, and on its first page."""

from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import MenuItem as MenuItemComponent

from community.members.models import User
from community.moderation.areas.area_rights import may_come_to_the_desk

from .lane_list import Waiting, waiting

#: On the request.
ATTRIBUTE = "desk_waiting"


def waiting_for(request: HttpRequest) -> Waiting:
    """Counted once for each page."""
    found: Waiting | None = getattr(request, ATTRIBUTE, None)
    if found is None:
        found = waiting(request.user if isinstance(request.user, User) else None)
        setattr(request, ATTRIBUTE, found)
    return found


def moderates(request: HttpRequest) -> bool:
    return may_come_to_the_desk(request.user)


class ModerationMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__("Moderation", reverse("desk"), name="moderation", icon_name="comment", order=150)

    def is_shown(self, request: HttpRequest) -> bool:
        return moderates(request)

    def render_component(self, request: HttpRequest) -> MenuItemComponent:
        component = super().render_component(request)
        if count := waiting_for(request).count:
            component.label = f"{self.label} ({count})"
        return component


class ModerationPanel(Component):
    """On the first page of the CMS: what waits, and for how long."""

    name = "moderation"
    template_name = "moderation/desk/home_panel.html"
    order = 100
    media = Media(css={"all": ["css/desk.css"]})

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"waiting": waiting_for(parent_context["request"])}
