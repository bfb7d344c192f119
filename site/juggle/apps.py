from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class JuggleConfig(AppConfig):
    """No models: it is an app for the sake of its commands."""

    name = "juggle"


class UserAdminConfig(WagtailUsersAppConfig):
    user_viewset = "juggle.user_admin.MemberViewSet"
