from wagtail.users.apps import WagtailUsersAppConfig


class UserAdminConfig(WagtailUsersAppConfig):
    """Wagtail's app for users, with the forms of `user_admin`."""

    user_viewset = "juggle.user_admin.MemberViewSet"
