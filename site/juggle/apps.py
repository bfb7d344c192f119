from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from wagtail.users.apps import WagtailUsersAppConfig


class JuggleConfig(AppConfig):
    """Has no models. It is an app so that Django finds its commands."""

    name = "juggle"


class UserAdminConfig(WagtailUsersAppConfig):
    """Wagtail's app for users, with the forms of `user_admin`."""

    user_viewset = "juggle.user_admin.MemberViewSet"


class DjangoAdminConfig(AdminConfig):
    """Django's admin, with the few tables of `django_admin`."""

    default_site = "juggle.django_admin.AdministratorsSite"
