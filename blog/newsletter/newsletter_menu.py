"""Where the newsletter stands in Wagtail's admin: addresses, a button beside an article, an entry under “Reports”."""

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from blog.models import ArticlePage
from community.members.models import User

from .editor_views import prepare_newsletter, preview_newsletter
from .newsletter_report import NewslettersMenuItem, newsletter_report


def newsletter_urls() -> list[URLPattern]:
    return [
        path("newsletters/<pk:pk>/", prepare_newsletter, name="newsletter-prepare"),
        path("newsletters/<pk:pk>/preview/", preview_newsletter, name="newsletter-preview"),
        path("reports/newsletters/", newsletter_report, name="newsletter-report"),
    ]


def newsletter_report_menu_item() -> MenuItem:
    return NewslettersMenuItem("Newsletters", reverse("newsletter-report"), icon_name="mail", order=1050)


def newsletter_button(page: Page, user: User, **where: object) -> Iterator[Button]:
    """For a published article, to those who may publish it."""
    if page.specific_class is ArticlePage and page.live and page.permissions_for_user(user).can_publish():
        address = reverse("newsletter-prepare", args=[page.pk])
        yield Button("Send as newsletter…", address, icon_name="mail", priority=64)
