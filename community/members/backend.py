from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import QuerySet

from .models import User


class MemberBackend(AuthenticationBackend):
    """allauth's. Most members have no role: that is asked once, instead of twice joining every permission there is."""

    def _get_user_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return super()._get_user_permissions(user_obj) if has_role(user_obj) else Permission.objects.none()

    def _get_group_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return super()._get_group_permissions(user_obj) if has_role(user_obj) else Permission.objects.none()


def has_role(member: Any) -> bool:
    """Whether there may be a permission, through a group or the member's own. Remembered on this object, as Django does
    with what is found."""
    if not hasattr(member, "_has_role"):
        through_groups = User.groups.through.objects.filter(user=member).values_list("pk")
        own = User.user_permissions.through.objects.filter(user=member).values_list("pk")
        member._has_role = bool(through_groups.union(own, all=True)[:1])
    return bool(member._has_role)
