from django.urls import path
from wagtail import hooks

from .views import preview_branding


@hooks.register("register_admin_urls")
def branding_urls() -> list[object]:
    return [path("branding/preview/", preview_branding, name="branding-preview")]
