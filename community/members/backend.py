from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from .models import User


class MemberBackend(AuthenticationBackend):
    """allauth's. Most members have no role: that is asked once, instead of twice joining every permission there is."""

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        may_have_some = user_obj.is_superuser or (user_obj.is_authenticated and has_role(user_obj))
        return super().get_all_permissions(user_obj, obj) if may_have_some else set()


def has_role(member: Any) -> bool:
    """Whether there may be a permission, through a group or the member's own. Remembered on this object, as Django does
    with what is found."""
    if not hasattr(member, "_has_role"):
        through_groups = User.groups.through.objects.filter(user=member).values_list("pk")
        own = User.user_permissions.through.objects.filter(user=member).values_list("pk")
        member._has_role = bool(through_groups.union(own, all=True)[:1])
    return bool(member._has_role)
