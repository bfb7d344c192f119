from wagtail.users.apps import WagtailUsersAppConfig


class UserAdminConfig(WagtailUsersAppConfig):
    user_viewset = "juggle.user_admin.MemberViewSet"
