from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .delivery.email_report import PERMISSION, email_report, retry_emails


class OperatorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def email_urls() -> list[object]:
    return [
        path("reports/e-mails/", email_report, name="email-report"),
        path("reports/e-mails/retry/", retry_emails, name="email-retry"),
    ]


@hooks.register("register_reports_menu_item")
def email_menu_item() -> MenuItem:
    return OperatorsMenuItem("E-mails", reverse("email-report"), icon_name="mail", order=1100)
