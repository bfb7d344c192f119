from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class JuggleConfig(AppConfig):
    """Has no models. It is an app so that Django finds its commands."""

    name = "juggle"


class UserAdminConfig(WagtailUsersAppConfig):
    """Wagtail's app for users, with the forms of `user_admin`."""

    user_viewset = "juggle.user_admin.MemberViewSet"
