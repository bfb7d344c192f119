from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class JuggleConfig(AppConfig):
    """No models: it is an app for the sake of its commands."""

    name = "juggle"


class UserAdminConfig(WagtailUsersAppConfig):
    """Wagtail's app for users, with the forms of `user_admin`."""

    user_viewset = "juggle.user_admin.MemberViewSet"
