from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .filter_report_views import report
from .filter_settings_views import PERMISSION, change_settings, restore_settings
from .try_views import try_text


class FilterMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def filter_urls() -> list[object]:
    return [
        path("spam-filter/", report, name="spam-report"),
        path("spam-filter/words/", change_settings, name="spam-settings"),
        path("spam-filter/words/back/", restore_settings, name="spam-settings-restore"),
        path("spam-filter/try/", try_text, name="spam-try"),
    ]


@hooks.register("register_reports_menu_item")
def filter_menu_item() -> MenuItem:
    return FilterMenuItem("Spam filter", reverse("spam-report"), icon_name="tasks", order=1110)
