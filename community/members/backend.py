"""The authentication backend. Sessions hold the path of this class: moving it would sign everybody out."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import QuerySet

from .models import User


class MemberBackend(AuthenticationBackend):
    """allauth's backend, with fewer queries for the many members who have no permissions, and with the time zone."""

    def get_user(self, user_id: Any) -> User | None:
        """Whose request it is, with what Wagtail keeps of them, in one query."""
        member = User.objects.select_related("wagtail_userprofile").filter(pk=user_id).first()
        return member if member and self.user_can_authenticate(member) else None

    def _get_user_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return super()._get_user_permissions(user_obj) if has_role(user_obj) else Permission.objects.none()

    def _get_group_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return super()._get_group_permissions(user_obj) if has_role(user_obj) else Permission.objects.none()


def has_role(member: Any) -> bool:
    """Whether the member is in a group or has a permission of their own. One query; the object keeps the answer."""
    if not hasattr(member, "_has_role"):
        through_groups = User.groups.through.objects.filter(user=member).values_list("pk")
        own = User.user_permissions.through.objects.filter(user=member).values_list("pk")
        member._has_role = bool(through_groups.union(own, all=True)[:1])
    return bool(member._has_role)
