"""Where the import stands in Wagtail's admin: addresses, and an entry under “Settings”."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

import community.members.primary_keys  # noqa: F401 -- registers <pk:…>

from .cms.import_views import import_act, import_csv, import_report, imports, may_import


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern]:
    return [
        path("imports/", imports, name="imports"),
        path("imports/<pk:pk>/", import_report, name="import"),
        path("imports/<pk:pk>/act/", import_act, name="import-act"),
        path("imports/<pk:pk>/report.csv", import_csv, name="import-csv"),
    ]


@hooks.register("register_settings_menu_item")
def import_menu_item() -> MenuItem:
    return ImportMenuItem("Import from elsewhere", reverse("imports"), icon_name="download", order=900)
