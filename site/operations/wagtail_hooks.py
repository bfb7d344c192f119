"""The operator's pages in the CMS, and the version at the foot of its first page."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from .doctor.doctor_page import doctor_page
from .first_start.next_steps import NextStepsPanel, is_wanted
from .keys.roles_page import roles_page
from .version import VERSION


class AdministratorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)


class VersionPanel(Component):
    name = "version"
    template_name = "operations/version_panel.html"
    order = 1000

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"version": VERSION, "is_operator": parent_context["request"].user.is_superuser}


@hooks.register("register_admin_urls")
def operators_urls() -> list[object]:
    return [
        path("reports/doctor/", doctor_page, name="doctor"),
        path("reports/roles/", roles_page, name="roles"),
    ]


@hooks.register("register_reports_menu_item")
def doctor_menu_item() -> MenuItem:
    return AdministratorsMenuItem("Doctor", reverse("doctor"), icon_name="circle-check", order=1200)


@hooks.register("register_reports_menu_item")
def roles_menu_item() -> MenuItem:
    return AdministratorsMenuItem("Who may do what", reverse("roles"), icon_name="group", order=1210)


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(VersionPanel())
    if is_wanted(request):
        panels.append(NextStepsPanel())
